using SectorPipeline.Core;
using SectorPipeline.DuckDb;
using SectorPipeline.Tests.Lake;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Tests.Warehouses.Loading;

public sealed class RawLoaderTests
{
    private static readonly IReadOnlyList<Column> Columns = [new("symbol", ColumnType.Text), new("close", ColumnType.Double)];

    private string folder = "";
    private DuckDbConnection connection = new();
    private RawLoader loader = new(new DuckDbConnection(), TimeProvider.System);

    [SetUp]
    public void Begin()
    {
        folder = Directory.CreateTempSubdirectory("raw").FullName;
        connection = new DuckDbConnection();
        connection.Open();
        loader = new RawLoader(connection, new FixedClock());
    }

    [TearDown]
    public void End()
    {
        connection.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task Files_become_rows_of_the_raw_table_and_entries_of_the_ledger()
    {
        var files = new[] { Write("a", 1, "select 'A' as symbol, 1.5::double as close"), Write("b", 2, "select 'B' as symbol, null::double as close") };

        var result = await loader.LoadAsync(files, CancellationToken.None);

        Assert.That(result, Is.EqualTo(new LoadResult(2, 2)));
        Assert.That(Query("select symbol, close from raw.bars order by symbol"), Is.EqualTo(new[] { "A|1.5", "B|null" }));
        Assert.That(
            Query("select dataset, vendor, sequence, path, rows, run_id, loaded_at::varchar from audit.load_ledger order by path"),
            Is.EqualTo(new[] { "bars|yahoo|1|raw/a|1|run1|2020-01-03 11:00:00.123456", "bars|yahoo|2|raw/b|1|run1|2020-01-03 11:00:00.123456" }));
    }

    [Test]
    public async Task Every_load_that_brings_rows_has_a_number_which_its_rows_carry()
    {
        await loader.LoadAsync([Write("a", 1, "select 'A' as symbol, 1::double as close"), Write("b", 1, "select 'B' as symbol, 1::double as close")], CancellationToken.None);
        await loader.LoadAsync([], CancellationToken.None);
        await loader.LoadAsync([Write("c", 2, "select 'C' as symbol, 1::double as close")], CancellationToken.None);

        Assert.That(Query("select symbol, load_number from raw.bars order by symbol"), Is.EqualTo(new[] { "A|1", "B|1", "C|2" }));
    }

    [Test]
    public async Task A_table_of_before_there_were_load_numbers_gets_them()
    {
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "create schema raw; create table raw.bars as select 'old' as symbol, 1::double as close";
            command.ExecuteNonQuery();
        }

        await loader.LoadAsync([Write("a", 1, "select 'A' as symbol, 1::double as close")], CancellationToken.None);

        Assert.That(Query("select symbol, load_number from raw.bars order by load_number"), Is.EqualTo(new[] { "old|0", "A|1" }));
    }

    [Test]
    public async Task A_file_is_loaded_once_however_often_it_is_given()
    {
        var first = Write("a", 1, "select 'A' as symbol, 1::double as close");
        var second = Write("b", 2, "select 'B' as symbol, 2::double as close");
        await loader.LoadAsync([first, first], CancellationToken.None);

        var again = await loader.LoadAsync([first, second with { }, second], CancellationToken.None);

        Assert.That(again, Is.EqualTo(new LoadResult(1, 1)));
        Assert.That(Query("select symbol from raw.bars order by symbol"), Is.EqualTo(new[] { "A", "B" }));
    }

    [Test]
    public async Task The_last_sequence_is_that_of_the_vendors_dataset()
    {
        await loader.LoadAsync([Write("a", 3, "select 'A' as symbol, 1::double as close")], CancellationToken.None);

        Assert.That((await loader.FindLastAsync("yahoo", "bars", CancellationToken.None))?.Sequence, Is.EqualTo(3));
        Assert.That(await loader.FindLastAsync("fred", "bars", CancellationToken.None), Is.Null);
    }

    [Test]
    public void A_load_that_fails_between_files_leaves_neither_rows_nor_ledger()
    {
        var good = Write("a", 1, "select 'A' as symbol, 1::double as close");
        var missing = good with { Dataset = "other", Path = "raw/missing", Source = Path.Combine(folder, "missing") };

        Assert.That(
            () => loader.LoadAsync([good, missing], CancellationToken.None),
            Throws.TypeOf<PipelineException>().With.Message.Match("^warehouse: cannot load raw files: .*missing.*sector lake verify"));

        Assert.That(Query("select table_name from information_schema.tables"), Is.Empty);
    }

    [Test]
    public async Task A_load_that_failed_succeeds_when_it_is_tried_again()
    {
        var good = Write("a", 1, "select 'A' as symbol, 1::double as close");
        var late = good with { Path = "raw/late", Source = Path.Combine(folder, "late") };
        Assert.That(() => loader.LoadAsync([good, late], CancellationToken.None), Throws.TypeOf<PipelineException>());
        File.Copy(good.Source, late.Source);

        await loader.LoadAsync([good, late], CancellationToken.None);

        Assert.That(Query("select symbol from raw.bars"), Is.EqualTo(new[] { "A", "A" }));
    }

    [Test]
    public void A_file_with_another_number_of_rows_than_committed_is_refused()
    {
        var file = Write("a", 1, "select 'A' as symbol, 1::double as close") with { Rows = 7 };

        Assert.That(
            () => loader.LoadAsync([file], CancellationToken.None),
            Throws.TypeOf<PipelineException>().With.Message.Contains("raw/a: it has 1 rows, 7 were committed"));
    }

    [Test]
    public async Task A_new_column_is_added_and_null_in_the_rows_before()
    {
        await loader.LoadAsync([Write("a", 1, "select 'A' as symbol, 1::double as close")], CancellationToken.None);
        var wider = Write("b", 2, "select 'B' as symbol, 2::double as close, 5::bigint as volume") with
        {
            Columns = [.. Columns, new Column("volume", ColumnType.Integer)],
        };

        await loader.LoadAsync([wider, Write("c", 3, "select 'C' as symbol, 3::double as close")], CancellationToken.None);

        Assert.That(Query("select * exclude (load_number) from raw.bars order by symbol"), Is.EqualTo(new[] { "A|1|null", "B|2|5", "C|3|null" }));
    }

    [Test]
    public async Task A_column_that_changed_its_type_is_refused_by_name()
    {
        await loader.LoadAsync([Write("a", 1, "select 'A' as symbol, 1::double as close")], CancellationToken.None);
        var retyped = Write("b", 2, "select 'B' as symbol, 'x' as close") with { Columns = [Columns[0], new Column("close", ColumnType.Text)] };

        Assert.That(
            () => loader.LoadAsync([retyped], CancellationToken.None),
            Throws.TypeOf<PipelineException>().With.Message.Contains("column 'close' is DOUBLE, but comes as VARCHAR"));
    }

    [Test]
    public async Task A_folder_with_characters_of_patterns_and_a_partition_in_its_name_is_read_as_it_is()
    {
        var nested = Directory.CreateDirectory(Path.Combine(folder, "it's [new]*", "year=2019")).FullName;
        var file = Write("a", 1, "select 'A' as symbol, 1::double as close");
        var moved = file with { Source = Path.Combine(nested, "a") };
        File.Move(file.Source, moved.Source);

        await loader.LoadAsync([moved], CancellationToken.None);

        Assert.That(Query("select * exclude (load_number) from raw.bars"), Is.EqualTo(new[] { "A|1" }));
    }

    [Test]
    public async Task Every_type_of_the_lake_arrives_as_it_left()
    {
        IReadOnlyList<Column> every = [.. Enum.GetValues<ColumnType>().Select(type => new Column(type.ToString(), type))];
        var file = Write("a", 1, """
            select 'x' as "Text", date '2020-02-29' as "Date", timestamp '2020-02-29 12:00:00.000001' as "Timestamp", 0.1::double as "Double",
                7::bigint as "Integer", 1.2345::decimal(28,4) as "Money", true as "Boolean"
            """) with
        { Columns = every };

        await loader.LoadAsync([file], CancellationToken.None);

        Assert.That(Query("select * exclude (load_number) from raw.bars"), Is.EqualTo(new[] { "x|2020-02-29|2020-02-29 12:00:00.000001|0.1|7|1.2345|True" }));
    }

    private RawFile Write(string name, long sequence, string select)
    {
        var path = Path.Combine(folder, name);
        using var command = connection.CreateCommand();
        command.CommandText = $"copy ({select}) to '{path}' (format parquet)";
        command.ExecuteNonQuery();
        return new RawFile
        {
            Dataset = "bars",
            Vendor = "yahoo",
            Sequence = sequence,
            Path = $"raw/{name}",
            Source = path,
            RunId = "run1",
            Rows = 1,
            Columns = Columns,
        };
    }

    private List<string> Query(string sql) => TemporaryLake.Query(connection, sql);
}
