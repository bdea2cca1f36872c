using SectorPipeline.Core;
using SectorPipeline.DuckDb;
using SectorPipeline.Tests.Lake;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Tests.Warehouses.Loading;

/// <summary>What the contract of every engine does not say.</summary>
public sealed class RawLoaderTests
{
    private static readonly IReadOnlyList<Column> Columns = [new("symbol", ColumnType.Text), new("close", ColumnType.Double)];

    private string folder = "";
    private DuckDbWarehouse? warehouse;
    private DuckDbConnection connection = new();

    private RawLoader Loader => new(warehouse!, connection, new FixedClock());

    [SetUp]
    public async Task Begin()
    {
        folder = Directory.CreateTempSubdirectory("raw").FullName;
        warehouse = await DuckDbWarehouse.OpenAsync(new DuckDbWarehouseOptions { Path = DuckDbWarehouseOptions.InMemory }, CancellationToken.None);
        connection = (DuckDbConnection)await warehouse.OpenAsync(CancellationToken.None);
    }

    [TearDown]
    public async Task End()
    {
        await connection.DisposeAsync();
        await warehouse!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task Every_load_that_brings_rows_has_a_number_which_its_rows_carry()
    {
        await Loader.LoadAsync([Write("a", 1, "select 'A' as symbol, 1::double as close"), Write("b", 1, "select 'B' as symbol, 1::double as close")], CancellationToken.None);
        await Loader.LoadAsync([], CancellationToken.None);
        await Loader.LoadAsync([Write("c", 2, "select 'C' as symbol, 1::double as close")], CancellationToken.None);

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

        await Loader.LoadAsync([Write("a", 1, "select 'A' as symbol, 1::double as close")], CancellationToken.None);

        Assert.That(Query("select symbol, load_number from raw.bars order by load_number"), Is.EqualTo(new[] { "old|0", "A|1" }));
    }

    [Test]
    public async Task The_last_sequence_is_that_of_the_vendors_dataset()
    {
        await Loader.LoadAsync([Write("a", 3, "select 'A' as symbol, 1::double as close")], CancellationToken.None);

        Assert.That((await Loader.FindLastAsync("yahoo", "bars", CancellationToken.None))?.Sequence, Is.EqualTo(3));
        Assert.That(await Loader.FindLastAsync("fred", "bars", CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task A_folder_with_characters_of_patterns_and_a_partition_in_its_name_is_read_as_it_is()
    {
        var nested = Directory.CreateDirectory(Path.Combine(folder, "it's [new]*", "year=2019")).FullName;
        var file = Write("a", 1, "select 'A' as symbol, 1::double as close");
        var moved = file with { Source = Path.Combine(nested, "a") };
        File.Move(file.Source, moved.Source);

        await Loader.LoadAsync([moved], CancellationToken.None);

        Assert.That(Query("select * exclude (load_number) from raw.bars"), Is.EqualTo(new[] { "A|1" }));
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
