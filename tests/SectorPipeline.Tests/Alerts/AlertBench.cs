using SectorPipeline.Alerts;
using SectorPipeline.Core;
using SectorPipeline.Tests.Lake;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Tests.Alerts;

/// <summary>A warehouse in memory, a clock, and rules that are evaluated in it; people are told on one channel, an Alertmanager on another.</summary>
internal sealed class AlertBench : IAsyncDisposable
{
    public const string People = "people";
    public const string States = "states";

    private AlertBench(IWarehouse warehouse) => Warehouse = warehouse;

    public IWarehouse Warehouse { get; }

    public FixedClock Clock { get; } = new() { Now = new DateTimeOffset(2024, 6, 25, 12, 0, 0, TimeSpan.Zero) };

    public AlertOptions Options { get; set; } = new()
    {
        Channels = new Dictionary<string, ChannelOptions>(StringComparer.OrdinalIgnoreCase)
        {
            [People] = new ChannelOptions { Type = ChannelType.Console },
            [States] = new ChannelOptions { Type = ChannelType.Alertmanager, Url = new Secret("http://127.0.0.1:9/") },
        },
    };

    public AlertBook Book => new(Warehouse, Clock);

    public static async Task<AlertBench> OpenAsync() =>
        new(await DuckDbWarehouse.OpenAsync(new DuckDbWarehouseOptions { Path = DuckDbWarehouseOptions.InMemory }, CancellationToken.None));

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await Warehouse.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public Task<EvaluationResult> EvaluateAsync(AlertRules rules, string session, AlertKind kind = AlertKind.Market, params string[] only) =>
        new AlertEvaluator(Warehouse, Options).EvaluateAsync(
            rules, kind, only.Length == 0 ? null : only, EvaluationMoment.At(Session.Parse(session), Clock.Now, "run-1"), CancellationToken.None);

    /// <summary>The alerts, resolved ones too, as key and state.</summary>
    public async Task<IReadOnlyList<string>> AlertsAsync() =>
        [.. (await AllAsync()).Select(alert => $"{alert.Key} {alert.State}")];

    public async Task<IReadOnlyList<Alert>> AllAsync() =>
        [.. (await Book.ListAsync(new AlertFilter { OnlyOpen = false }, CancellationToken.None)).OrderBy(alert => alert.RaisedAt).ThenBy(alert => alert.Key, StringComparer.Ordinal)];

    /// <summary>What the channel is told since the last look.</summary>
    public async Task<IReadOnlyList<AlertMessage>> TakeAsync(string channel = People)
    {
        var messages = (await Book.UndeliveredAsync(CancellationToken.None)).Where(message => message.Channel == channel).Select(message => message.Message).ToList();
        await ExecuteAsync($"delete from audit.alert_outbox where channel = '{channel}'");
        return messages;
    }

    /// <summary>The same, as event and title.</summary>
    public async Task<IReadOnlyList<string>> ToldAsync(string channel = People) => [.. (await TakeAsync(channel)).Select(message => $"{message.Event}: {message.Title}")];

    public ValueTask DisposeAsync() => Warehouse.DisposeAsync();
}
