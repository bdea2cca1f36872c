using System.Data.Common;
using System.Globalization;
using SectorPipeline.Models;
using SectorPipeline.Warehouses;

namespace SectorPipeline.IntegrationTests.Marts;

/// <summary>Builds the models of the repository over raw rows in a warehouse of the test's own.</summary>
internal sealed class MartDatabase : IMartDatabase
{
    private static readonly DateTime ReceivedAt = new(2024, 7, 1, 10, 0, 0, DateTimeKind.Utc);

    private readonly string folder;
    private readonly SqlProject project;
    private readonly IWarehouse warehouse;
    private readonly Func<DbConnection, IReadOnlyList<string>, Task> insert;
    private readonly Func<ValueTask>? drop;
    private int loads;

    private MartDatabase(string folder, SqlProject project, IWarehouse warehouse, Func<DbConnection, IReadOnlyList<string>, Task> insert, Func<ValueTask>? drop) =>
        (this.folder, this.project, this.warehouse, this.insert, this.drop) = (folder, project, warehouse, insert, drop);

    /// <summary>A warehouse with the seeds and empty raw tables.</summary>
    public static async Task<MartDatabase> CreateAsync(
        string target, IReadOnlyDictionary<string, string> environment, Func<DbConnection, IReadOnlyList<string>, Task> insert, Func<ValueTask>? drop = null)
    {
        var root = Directory.CreateTempSubdirectory("marts").FullName;
        var models = ProjectFor(target, root, environment);
        var database = new MartDatabase(root, models, await models.OpenWarehouseAsync(CancellationToken.None), insert, drop);
        await database.ExecuteAsync(RawTables.Definitions);
        Check(await database.Runner().SeedAsync(new SqlRunOptions(), CancellationToken.None));
        return database;
    }

    public async Task LoadAsync(RawLoad load)
    {
        loads++;
        await using var connection = await warehouse.OpenAsync(CancellationToken.None);
        await insert(connection, RawTables.Inserts(load, loads, ReceivedAt.AddMinutes(loads)));
    }

    /// <summary>The folder in which a DuckDB warehouse has its file.</summary>
    public string Folder => folder;

    public async Task BuildAsync(bool fullRefresh = false) =>
        Check(await Runner().RunAsync(new SqlRunOptions { FullRefresh = fullRefresh }, CancellationToken.None));

    /// <summary>The SQL that models and tests become for another engine, by their names, with what is here for what it would find there.</summary>
    public async Task<IReadOnlyDictionary<string, string>> CompileForAsync(string target, IReadOnlyDictionary<string, string> environment)
    {
        var result = await new SqlRunner(ProjectFor(target, folder, environment), warehouse).CompileAsync(new SqlRunOptions(), CancellationToken.None);
        Check(result);
        return result.Results.ToDictionary(node => node.Node.Name, node => node.CompiledCode ?? "", StringComparer.Ordinal);
    }

    public async Task<MartRows> ReadAsync(string mart, DateOnly? until = null)
    {
        var key = MartKeys.All[mart];
        await using var connection = await warehouse.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        var where = until is { } day ? string.Create(CultureInfo.InvariantCulture, $"where session <= date '{day:yyyy-MM-dd}'") : "";
        command.CommandText = $"select {string.Join(", ", key)}, rows_of.* from marts.{mart} as rows_of {where}";
        await using var reader = await command.ExecuteReaderAsync();
        var columns = Enumerable.Range(0, reader.FieldCount)
            .Where(i => i < key.Length || (!MartKeys.Provenance.Contains(reader.GetName(i)) && !key.Contains(reader.GetName(i)))).ToList();
        var names = columns.Select(reader.GetName).ToList();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
            rows.Add([.. columns.Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        // Engines sort texts by other rules.
        rows.Sort((left, right) => Compare(left, right, key.Length));
        return new MartRows(mart, names, rows, key.Length);
    }

    public async ValueTask DisposeAsync()
    {
        await warehouse.DisposeAsync();
        if (drop is not null)
            await drop();
        Directory.Delete(folder, recursive: true);
    }

    private static SqlProject ProjectFor(string target, string root, IReadOnlyDictionary<string, string> environment) => SqlProject.Load(new SqlProjectOptions
    {
        ProjectDirectory = Path.Combine(Repository.Root, "sql"),
        Target = target,
        TargetPath = Path.Combine(root, "target"),
        Environment = name => name == "DATA_ROOT" ? root : environment.GetValueOrDefault(name),
    });

    private SqlRunner Runner() => new(project, warehouse);

    public async Task ExecuteAsync(params IEnumerable<string> statements)
    {
        await using var connection = await warehouse.OpenAsync(CancellationToken.None);
        foreach (var statement in statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync();
        }
    }

    private static int Compare(object?[] left, object?[] right, int keys) =>
        Enumerable.Range(0, keys).Select(i => string.CompareOrdinal(Sortable(left[i]), Sortable(right[i]))).FirstOrDefault(order => order != 0);

    private static string Sortable(object? value) => value switch
    {
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static void Check(InvocationResult result) => Assert.That(
        result.Succeeded, Is.True, string.Join(Environment.NewLine, result.Results.Where(node => !node.IsGood).Select(node => node.Message)));
}
