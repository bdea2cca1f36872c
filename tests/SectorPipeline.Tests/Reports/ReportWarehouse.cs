using SectorPipeline.Alerts;
using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Tests.Reports;

/// <summary>A warehouse in memory with the marts of two sectors, one of them with a hostile name, over a few sessions.</summary>
internal sealed class ReportWarehouse : IAsyncDisposable
{
    public const string Hostile = "Energy <script>alert(1)</script> & \"oil\"";

    private readonly DuckDbWarehouse warehouse;

    private ReportWarehouse(DuckDbWarehouse warehouse) => this.warehouse = warehouse;

    public static Session Session { get; } = Session.Parse("2020-03-23");

    public static async Task<ReportWarehouse> OpenAsync()
    {
        var opened = new ReportWarehouse(await DuckDbWarehouse.OpenAsync(new DuckDbWarehouseOptions { Path = DuckDbWarehouseOptions.InMemory }, CancellationToken.None));
        await opened.ExecuteAsync("create schema marts; create schema audit; create schema raw");
        await opened.ExecuteAsync(MartTables.Sectors, MartTables.Symbols, MartTables.Risks, MartTables.Signals, MartTables.Coverage);
        return opened;
    }

    public async Task ExecuteAsync(params string[] statements)
    {
        await using var connection = await warehouse.OpenAsync(CancellationToken.None);
        foreach (var sql in statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }

    public Task<PublishedReport> PublishAsync(string folder, ReportOptions? options = null, string? notice = null) =>
        new ReportPublisher(warehouse, options ?? new ReportOptions(), notice).PublishAsync(Session, folder, new Progress<StepProgress>(), CancellationToken.None);

    public Task<Session> FindSessionAsync(Session? asked) =>
        new ReportPublisher(warehouse, new ReportOptions(), null).FindSessionAsync(asked, CancellationToken.None);

    public async Task<IReadOnlyList<Restatement>?> RestatedAsync()
    {
        await using var connection = await warehouse.OpenAsync(CancellationToken.None);
        return await Restatement.ReadAsync(await WarehouseReader.OpenAsync(connection, warehouse, CancellationToken.None), Session, CancellationToken.None);
    }

    public PublishReport StepIn(ReportPlace place) => new(warehouse, new ReportOptions(), place);

    public ValueTask DisposeAsync() => warehouse.DisposeAsync();
}
