using SectorPipeline.Models;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Tests.Models;

/// <summary>A small dbt project in a folder of its own, built in a DuckDB database in memory.</summary>
internal sealed class ProjectFolder : IAsyncDisposable
{
    private DuckDbWarehouse? warehouse;

    public ProjectFolder()
    {
        Directory = Path.Combine(Path.GetTempPath(), $"sector-models-{Guid.NewGuid():N}");
        Write("dbt_project.yml", "name: shop\nprofile: shop\n");
        Write("profiles.yml", """
            shop:
              target: dev
              outputs:
                dev: { type: duckdb, path: ":memory:", schema: main, threads: 2 }
                prod: { type: duckdb, path: ":memory:", schema: main, threads: 1 }
            """);
    }

    public string Directory { get; }

    public IReadOnlyDictionary<string, object?> Vars { get; set; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    public string? Target { get; set; }

    public ProjectFolder Write(string path, string text)
    {
        var file = Path.Combine(Directory, path);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    public void Delete(string path) => File.Delete(Path.Combine(Directory, path));

    public string Read(string path) => File.ReadAllText(Path.Combine(Directory, path));

    public SqlProject Load() => SqlProject.Load(new SqlProjectOptions { ProjectDirectory = Directory, Vars = Vars, Target = Target });

    public async Task<SqlRunner> RunnerAsync(INodeObserver? observer = null) => new(Load(), await WarehouseAsync(), observer);

    public async Task<InvocationResult> BuildAsync(params string[] select) =>
        await (await RunnerAsync()).BuildAsync(new SqlRunOptions { Select = select }, CancellationToken.None);

    public async Task<InvocationResult> RunAsync(bool fullRefresh = false) =>
        await (await RunnerAsync()).RunAsync(new SqlRunOptions { FullRefresh = fullRefresh }, CancellationToken.None);

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await (await WarehouseAsync()).OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>All rows, values joined by commas, rows by semicolons.</summary>
    public async Task<string> QueryAsync(string sql)
    {
        await using var connection = await (await WarehouseAsync()).OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join(',', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "null" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{reader.GetValue(i)}"))));
        return string.Join(';', rows);
    }

    public async ValueTask DisposeAsync()
    {
        if (warehouse is not null)
            await warehouse.DisposeAsync();
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    private async Task<DuckDbWarehouse> WarehouseAsync() =>
        warehouse ??= await DuckDbWarehouse.OpenAsync(new DuckDbWarehouseOptions { Path = DuckDbWarehouseOptions.InMemory }, CancellationToken.None);
}
