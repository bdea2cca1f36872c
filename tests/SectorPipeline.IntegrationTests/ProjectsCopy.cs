using System.Globalization;
using SectorPipeline.Models;

namespace SectorPipeline.IntegrationTests;

/// <summary>A copy of an example project that a test may change and build.</summary>
internal sealed class ProjectsCopy : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ProjectsDatabase database;
    private readonly ProjectsObserver observer = new();

    public ProjectsCopy(string name, ProjectsDatabase database)
    {
        this.database = database;
        var source = Path.Combine(Repository.Root, "tests", "SectorPipeline.IntegrationTests", "Projects", name);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
            Copy(file, Path.Combine(folder.Path, Path.GetRelativePath(source, file)));
    }

    public string Root => folder.Path;

    /// <summary>What the templates have said so far.</summary>
    public IReadOnlyCollection<string> Messages => observer.Messages;

    public Task<InvocationResult> SeedAsync(bool fullRefresh = false) =>
        InvokeAsync((runner, options) => runner.SeedAsync(options, CancellationToken.None), fullRefresh: fullRefresh);

    public Task<InvocationResult> BuildAsync(string vars = "{}", bool fullRefresh = false, string? select = null, string? exclude = null) =>
        InvokeAsync((runner, options) => runner.BuildAsync(options, CancellationToken.None), vars, fullRefresh, select, exclude);

    public SqlProject Load(string vars = "{}") => SqlProject.Load(new SqlProjectOptions
    {
        ProjectDirectory = folder.Path,
        Target = database.Target,
        Vars = SqlProjectOptions.ParseVars(vars),
        Environment = name => database.Environment.GetValueOrDefault(name),
    });

    public string Read(string file) => File.ReadAllText(Path.Combine(folder.Path, file));

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(folder.Path, file), text);

    /// <summary>Changes one place of a file; fails where the text is not there.</summary>
    public void Replace(string file, string before, string after)
    {
        var text = Read(file);
        Assert.That(text, Does.Contain(before), file);
        Write(file, text.Replace(before, after, StringComparison.Ordinal));
    }

    public void Append(string file, string text) => Write(file, Read(file) + text);

    /// <summary>The rows of a query, their values parted by bars; {schema} stands for the schema of the target.</summary>
    public async Task<string[]> RowsAsync(string sql)
    {
        await using var connection = database.Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql.Replace("{schema}", database.Schema, StringComparison.Ordinal);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column)))));
        return [.. rows];
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = database.Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql.Replace("{schema}", database.Schema, StringComparison.Ordinal);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The only row of a query.</summary>
    public async Task<string> RowAsync(string sql)
    {
        var rows = await RowsAsync(sql);
        Assert.That(rows, Has.Length.EqualTo(1), sql);
        return rows[0];
    }

    public void Dispose() => folder.Dispose();

    private async Task<InvocationResult> InvokeAsync(
        Func<SqlRunner, SqlRunOptions, Task<InvocationResult>> command, string vars = "{}", bool fullRefresh = false, string? select = null, string? exclude = null)
    {
        var options = new SqlRunOptions { FullRefresh = fullRefresh, Select = select?.Split(' ') ?? [], Exclude = exclude?.Split(' ') ?? [] };
        var project = Load(vars);
        await using var warehouse = await project.OpenWarehouseAsync(CancellationToken.None);
        return await command(new SqlRunner(project, warehouse, observer), options);
    }

    private static void Copy(string file, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(file, to);
    }

    private static string Text(object value) => value switch
    {
        DBNull => "null",
        bool flag => flag ? "true" : "false",
        decimal number => number.ToString("0.####", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString(instant.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
