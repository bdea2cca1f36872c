using System.Data.Common;
using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Tests.Warehouses;

public sealed class DuckDbWarehouseTests
{
    private static readonly DuckDbWarehouseOptions InMemory = new() { Path = DuckDbWarehouseOptions.InMemory };

    private string folder = "";

    [SetUp]
    public void CreateFolder() => folder = Path.Combine(Path.GetTempPath(), $"sector-warehouse-{Guid.NewGuid():N}");

    [TearDown]
    public void RemoveFolder()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task What_one_connection_writes_another_reads()
    {
        await using var warehouse = await OpenAsync(DuckDbWarehouseOptions.InMemory);
        await using var first = await warehouse.OpenAsync(CancellationToken.None);
        await using var second = await warehouse.OpenAsync(CancellationToken.None);

        await ExecuteAsync(first, "create table t as select 7 as a");

        Assert.That(await ScalarAsync(second, "select a from t"), Is.EqualTo(7));
    }

    [Test]
    public async Task Warehouses_in_memory_do_not_share_anything()
    {
        await using var one = await OpenAsync(DuckDbWarehouseOptions.InMemory);
        await using var other = await OpenAsync(DuckDbWarehouseOptions.InMemory);
        await using var connection = await one.OpenAsync(CancellationToken.None);
        await ExecuteAsync(connection, "create table t as select 7 as a");

        await using var elsewhere = await other.OpenAsync(CancellationToken.None);

        Assert.That(await ScalarAsync(elsewhere, "select count(*) from information_schema.tables"), Is.Zero);
    }

    [Test]
    public async Task What_does_not_fit_into_memory_says_how_to_give_more()
    {
        await using var warehouse = await DuckDbWarehouse.OpenAsync(InMemory with { MemoryLimit = "20MB" }, CancellationToken.None);
        await using var connection = await warehouse.OpenAsync(CancellationToken.None);
        await ExecuteAsync(connection, "set max_temp_directory_size = '0KB'");

        var failure = Assert.CatchAsync<DbException>(() => ExecuteAsync(connection, "create table t as select range as a, hash(range) as b from range(10000000) order by b"));

        Assert.That(warehouse.Dialect.Message(failure!), Does.StartWith("Out of Memory Error").And.Contains("DUCKDB_MEMORY_LIMIT").And.Not.Contains("SET memory_limit"));
    }

    [TestCase("warehouse.duckdb", "warehouse")]
    [TestCase("deep/er/my.ware.db", "my")]
    [TestCase("main.duckdb", "main_db")]
    public async Task A_file_is_created_and_its_database_is_named_as_duckdb_names_it(string file, string name)
    {
        await using var warehouse = await OpenAsync(Path.Combine(folder, file));
        await using var connection = await warehouse.OpenAsync(CancellationToken.None);

        Assert.That(warehouse.Database, Is.EqualTo(name));
        Assert.That(await ScalarAsync(connection, "select current_database()"), Is.EqualTo(name));
    }

    [Test]
    public async Task Options_reach_the_engine()
    {
        await using var warehouse = await DuckDbWarehouse.OpenAsync(
            new DuckDbWarehouseOptions { Path = DuckDbWarehouseOptions.InMemory, Threads = 1, MemoryLimit = "512MiB" }, CancellationToken.None);
        await using var connection = await warehouse.OpenAsync(CancellationToken.None);

        Assert.That(await ScalarAsync(connection, "select current_setting('threads')"), Is.EqualTo(1));
        Assert.That(await ScalarAsync(connection, "select current_setting('memory_limit')"), Is.EqualTo("512.0 MiB"));
    }

    [Test]
    public async Task Settings_hold_on_every_connection_and_extensions_are_loaded()
    {
        var options = InMemory with
        {
            Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["preserve_insertion_order"] = "false", ["default_null_order"] = "nulls_first" },
            Extensions = ["json"],
        };
        await using var warehouse = await DuckDbWarehouse.OpenAsync(options, CancellationToken.None);
        await using var first = await warehouse.OpenAsync(CancellationToken.None);
        await using var second = await warehouse.OpenAsync(CancellationToken.None);

        Assert.That(await ScalarAsync(first, "select current_setting('default_null_order')"), Is.EqualTo("NULLS_FIRST").IgnoreCase);
        Assert.That(await ScalarAsync(second, "select current_setting('preserve_insertion_order')"), Is.False);
        Assert.That(await ScalarAsync(second, "select loaded from duckdb_extensions() where extension_name = 'json'"), Is.True);
    }

    [Test]
    public async Task Attached_databases_are_there_on_every_connection()
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "it's other.duckdb");
        await using (var other = await OpenAsync(path))
        {
            await using var writing = await other.OpenAsync(CancellationToken.None);
            await ExecuteAsync(writing, "create table t as select 7 as a");
        }

        await using var warehouse = await DuckDbWarehouse.OpenAsync(
            InMemory with { Attachments = [new DuckDbAttachment(path) { Alias = "lent", IsReadOnly = true }] }, CancellationToken.None);
        await using var connection = await warehouse.OpenAsync(CancellationToken.None);

        Assert.That(await ScalarAsync(connection, "select a from lent.main.t"), Is.EqualTo(7));
        Assert.That(() => ExecuteAsync(connection, "create table lent.main.u as select 1 as a"), Throws.InstanceOf<DbException>().With.Message.Contains("read-only"));
    }

    [Test]
    public void What_the_engine_does_not_take_is_told_with_its_name()
    {
        var settings = InMemory with { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["no_such_setting"] = "1" } };
        var attached = InMemory with { Attachments = [new DuckDbAttachment("x.db") { Type = "no_such_type" }] };

        Assert.That(() => DuckDbWarehouse.OpenAsync(settings, CancellationToken.None), Throws.InstanceOf<PipelineException>().With.Message.StartsWith("DuckDB, setting no_such_setting: "));
        Assert.That(() => DuckDbWarehouse.OpenAsync(attached, CancellationToken.None), Throws.InstanceOf<PipelineException>().With.Message.StartsWith("DuckDB, attach x.db: "));
    }

    [Test]
    public void A_file_that_is_no_database_is_told_with_its_path()
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "text.duckdb");
        File.WriteAllText(path, new string('x', 10_000));

        Assert.That(() => OpenAsync(path), Throws.InstanceOf<PipelineException>().With.Message.Contains("text.duckdb"));
    }

    private static Task<DuckDbWarehouse> OpenAsync(string path) =>
        DuckDbWarehouse.OpenAsync(new DuckDbWarehouseOptions { Path = path }, CancellationToken.None);

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> ScalarAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
