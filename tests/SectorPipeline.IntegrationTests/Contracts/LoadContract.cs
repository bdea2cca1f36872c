using System.Data.Common;
using SectorPipeline.Core;
using SectorPipeline.DuckDb;
using SectorPipeline.Warehouses;

namespace SectorPipeline.IntegrationTests.Contracts;

/// <summary>How files come into a warehouse, and relations out of it, on every engine.</summary>
public abstract class LoadContract : DatabaseContract
{
    protected static readonly IReadOnlyList<Column> Bars = [new("symbol", ColumnType.Text), new("close", ColumnType.Double)];

    private static readonly CancellationToken Ever = CancellationToken.None;

    private TemporaryFolder folder = new();

    [SetUp]
    public void CreateFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public async Task Files_become_rows_of_the_raw_table_and_entries_of_the_ledger()
    {
        var files = new[] { Write("a", Bars, "select 'A' as symbol, 1.5::double as close"), Write("b", Bars, "select 'B' as symbol, null::double as close") };

        var result = await LoadAsync(files);

        Assert.That(result, Is.EqualTo(new LoadResult(2, 2)));
        Assert.That(await Database.QueryAsync("select symbol, close, load_number from raw.bars order by symbol"), Is.EqualTo("A|1.5|1;B|null|1"));
        Assert.That(
            await Database.QueryAsync("select dataset, vendor, sequence, path, rows, run_id, load_number from audit.load_ledger order by path"),
            Is.EqualTo("bars|yahoo|1|raw/a|1|run1|1;bars|yahoo|1|raw/b|1|run1|1"));
    }

    [Test]
    public async Task Every_type_of_the_lake_arrives_as_it_left()
    {
        IReadOnlyList<Column> every = [.. Enum.GetValues<ColumnType>().Select(type => new Column(type.ToString(), type))];
        var file = Write("a", every, """
            select 'x''é☃' as "Text", date '2020-02-29' as "Date", timestamp '2020-02-29 12:00:00.000001' as "Timestamp", 0.1::double as "Double",
                -7::bigint as "Integer", 1.2345::decimal(28,4) as "Money", true as "Boolean"
            """);

        await LoadAsync(file);

        Assert.That(
            await Database.QueryAsync("""
                select "Text", cast("Date" as varchar(10)), cast("Timestamp" as varchar(26)), "Double", "Integer", "Money", "Boolean" from raw.bars
                """),
            Is.EqualTo("x'é☃|2020-02-29|2020-02-29 12:00:00.000001|0.1|-7|1.2345|True"));
    }

    [Test]
    public async Task A_file_is_loaded_once_however_often_it_is_given()
    {
        var first = Write("a", Bars, "select 'A' as symbol, 1::double as close");
        var second = Write("b", Bars, "select 'B' as symbol, 2::double as close");
        await LoadAsync(first, first);

        var again = await LoadAsync(first, second, second);

        Assert.That(again, Is.EqualTo(new LoadResult(1, 1)));
        Assert.That(await Database.QueryAsync("select symbol, load_number from raw.bars order by symbol"), Is.EqualTo("A|1;B|2"));
    }

    [Test]
    public async Task A_load_that_fails_between_files_leaves_nothing_and_can_be_tried_again()
    {
        var good = Write("a", Bars, "select 'A' as symbol, 1::double as close");
        var late = good with { Dataset = "other", Path = "raw/late", Source = Path.Combine(folder.Path, "late") };

        Assert.That(() => LoadAsync(good, late), Throws.TypeOf<PipelineException>().With.Message.Match("^warehouse: cannot load raw files: .*late.*sector lake verify"));
        var after = await Database.QueryAsync("select count(*) from information_schema.tables where table_schema in ('raw', 'audit')");
        File.Copy(good.Source, late.Source);
        await LoadAsync(good, late);

        Assert.That(after, Is.EqualTo("0"));
        Assert.That(await Database.QueryAsync("select (select count(*) from raw.bars), (select count(*) from raw.other)"), Is.EqualTo("1|1"));
    }

    [Test]
    public void A_file_with_another_number_of_rows_than_committed_is_refused()
    {
        var file = Write("a", Bars, "select 'A' as symbol, 1::double as close") with { Rows = 7 };

        Assert.That(() => LoadAsync(file), Throws.TypeOf<PipelineException>().With.Message.Contains("raw/a: it has 1 rows, 7 were committed"));
    }

    [Test]
    public async Task A_new_column_is_added_and_null_in_the_rows_before()
    {
        await LoadAsync(Write("a", Bars, "select 'A' as symbol, 1::double as close"));

        await LoadAsync(
            Write("b", [.. Bars, new Column("volume", ColumnType.Integer)], "select 'B' as symbol, 2::double as close, 5::bigint as volume"),
            Write("c", Bars, "select 'C' as symbol, 3::double as close"));

        Assert.That(await Database.QueryAsync("select symbol, close, volume from raw.bars order by symbol"), Is.EqualTo("A|1|null;B|2|5;C|3|null"));
    }

    [Test]
    public async Task A_column_that_changed_its_type_is_refused_by_name()
    {
        await LoadAsync(Write("a", Bars, "select 'A' as symbol, 1::double as close"));
        var retyped = Write("b", [Bars[0], new Column("close", ColumnType.Text)], "select 'B' as symbol, 'x' as close");

        Assert.That(
            () => LoadAsync(retyped),
            Throws.TypeOf<PipelineException>().With.Message.Contains($"column 'close' is {Name(ColumnType.Double)}, but comes as {Name(ColumnType.Text)}"));
    }

    [Test]
    public async Task A_rebuild_replaces_what_its_vendor_had_and_nothing_else()
    {
        await LoadAsync(
            Write("a", Vended, "select 'A' as symbol, 'yahoo' as vendor"),
            Write("b", Vended, "select 'B' as symbol, 'fred' as vendor") with { Vendor = "fred" });
        var rebuilt = Write("c", Vended, "select 'C' as symbol, 'yahoo' as vendor") with { Sequence = 2 };
        await using var connection = await Database.Warehouse.OpenAsync(Ever);
        var rebuild = new RawRebuild("yahoo", "bars", 2, "run2");

        await Loader(connection).LoadAsync([rebuilt], [rebuild], Ever);
        var again = await Loader(connection).LoadAsync([rebuilt], [rebuild], Ever);

        Assert.That(again, Is.EqualTo(new LoadResult(0, 0)));
        Assert.That(await Database.QueryAsync("select symbol, load_number from raw.bars order by symbol"), Is.EqualTo("B|1;C|3"));
    }

    [Test]
    public async Task Rows_are_exported_as_they_are()
    {
        await Database.ExecuteAsync($"""
            create table {Database.Dialect.Render(Database.Relation("exported"))} as
            select cast('x''é' as varchar(16)) as a, cast('2020-02-29' as date) as b, cast('2020-02-29 12:00:00.000001' as timestamp) as c, cast(0.1 as double precision) as d,
                cast(7 as integer) as e, cast(-8 as bigint) as f, cast(1.25 as decimal(18, 2)) as g, true as h, cast(null as double precision) as i
            union all
            select null, null, null, null, null, null, cast(null as decimal(18, 2)), null, cast(2 as double precision)
            """);
        var path = Path.Combine(folder.Path, "it's.parquet");
        await using var connection = await Database.Warehouse.OpenAsync(Ever);

        var rows = await Database.Warehouse.ExportAsync(connection, $"select * from {Database.Dialect.Render(Database.Relation("exported"))}", path, Ever);

        Assert.That(rows, Is.EqualTo(2));
        Assert.That(await ReadAsync(path, "string_agg(column_type, ' ')", "(describe from read_parquet({0}))"), Is.EqualTo("VARCHAR DATE TIMESTAMP DOUBLE INTEGER BIGINT DECIMAL(18,2) BOOLEAN DOUBLE"));
        Assert.That(
            await ReadAsync(path, "a, b::varchar, c::varchar, d, e, f, g, h, i", "(from read_parquet({0}) order by i nulls first)"),
            Is.EqualTo("x'é|2020-02-29|2020-02-29 12:00:00.000001|0.1|7|-8|1.25|True|null;null|null|null|null|null|null|null|null|2"));
    }

    private static IReadOnlyList<Column> Vended => [new("symbol", ColumnType.Text), new("vendor", ColumnType.Text)];

    protected RawLoader Loader(DbConnection connection) => new(Database.Warehouse, connection, TimeProvider.System);

    private protected RawFile Write(string name, IReadOnlyList<Column> columns, string select)
    {
        var path = Path.Combine(folder.Path, name);
        using var connection = new DuckDbConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"copy ({select}) to '{path}' (format parquet)";
        command.ExecuteNonQuery();
        return new RawFile { Dataset = "bars", Vendor = "yahoo", Sequence = 1, Path = $"raw/{name}", Source = path, RunId = "run1", Rows = 1, Columns = columns };
    }

    private async Task<LoadResult> LoadAsync(params RawFile[] files)
    {
        await using var connection = await Database.Warehouse.OpenAsync(Ever);
        return await Loader(connection).LoadAsync(files, Ever);
    }

    private string Name(ColumnType type) => Database.Dialect.CatalogTypeName(type);

    private static async Task<string> ReadAsync(string path, string columns, string from)
    {
        await using var connection = new DuckDbConnection("Data Source=:memory:");
        await connection.OpenAsync();
        return await ContractDatabase.QueryAsync(connection, $"select {columns} from {string.Format(null, from, DuckDbDialect.Instance.Literal(path))}");
    }
}
