using System.Data.Common;
using SectorPipeline.App.Steps;
using SectorPipeline.Core;
using SectorPipeline.DuckDb;
using SectorPipeline.Lake;
using SectorPipeline.Tests.Lake;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Tests.Warehouses.Loading;

/// <summary>The step <c>warehouse.load</c> over a lake whose dataset is rebuilt.</summary>
public sealed class LoadRebuildTests
{
    private TemporaryLake lake = new();
    private TemporaryLake folder = new();
    private DuckDbWarehouse? opened;
    private int requests;

    [SetUp]
    public async Task Begin()
    {
        (lake, folder, requests) = (new TemporaryLake(), new TemporaryLake(), 0);
        opened = await DuckDbWarehouse.OpenAsync(new DuckDbWarehouseOptions { Path = folder.PathOf("test.duckdb") }, CancellationToken.None);
        await FetchAsync("run1", "A");
        await FetchAsync("run2", "B");
        await LoadAsync();
    }

    [TearDown]
    public async Task End()
    {
        await Warehouse.DisposeAsync();
        lake.Dispose();
        folder.Dispose();
    }

    [TestCase]
    [TestCase("raw", "_manifest")]
    public async Task The_rows_after_a_rebuild_are_those_before_it_and_come_once(params string[] deleted)
    {
        var before = await RowsAsync();
        Delete(deleted);
        var commit = await Bars.RebuildAsync(lake);

        var first = await LoadAsync();
        var again = await LoadAsync();

        Assert.That(before, Has.Count.EqualTo(4));
        Assert.That(await RowsAsync(), Is.EqualTo(before));
        Assert.That((first.Rows, again.Rows), Is.EqualTo((4L, 0L)));
        Assert.That(
            await QueryAsync("select path from audit.load_ledger order by path"),
            Is.EqualTo(commit.Files.Select(file => file.Path).Append($"raw/yahoo/bars/{commit.RunId}").Order(StringComparer.Ordinal)));
    }

    [Test]
    public async Task Batches_after_a_rebuild_are_loaded_with_it_or_later()
    {
        await Bars.RebuildAsync(lake);
        await FetchAsync("run2", "C");
        await LoadAsync();
        await FetchAsync("run2", "D");

        var last = await LoadAsync();

        Assert.That(last.Rows, Is.EqualTo(2));
        Assert.That(await RowsAsync("symbol"), Is.EqualTo(new[] { "A", "A", "B", "B", "C", "C", "D", "D" }));
    }

    [Test]
    public async Task Every_rebuild_is_loaded_also_when_it_has_the_number_of_the_one_before()
    {
        var numbers = new List<long>();
        for (var n = 0; n < 3; n++)
        {
            Delete("_manifest");
            numbers.Add((await Bars.RebuildAsync(lake)).Sequence);
            await LoadAsync();
        }

        Assert.That(numbers, Is.EqualTo(new[] { 3, 3, 3 }));
        Assert.That(await RowsAsync("symbol"), Is.EqualTo(new[] { "A", "A", "B", "B" }));
    }

    [Test]
    public async Task Another_vendors_rows_stay()
    {
        await using (var other = await lake.Lake.BeginAsync(Bar.Bars, new BatchOrigin("other", "run1", TemporaryLake.Session), CancellationToken.None))
        {
            other.Add(Bar.Of("O", "2019-12-31"), "r");
            await other.CommitAsync(CancellationToken.None);
        }

        await LoadAsync();
        await Bars.RebuildAsync(lake);

        await LoadAsync();

        Assert.That(await RowsAsync("symbol"), Is.EqualTo(new[] { "A", "A", "B", "B", "O" }));
    }

    [Test]
    public async Task A_load_of_a_rebuild_that_fails_leaves_the_rows_and_the_ledger()
    {
        var before = await RowsAsync();
        var ledger = await QueryAsync("select * from audit.load_ledger order by path");
        var commit = await Bars.RebuildAsync(lake);
        File.Move(lake.PathOf(commit.Files[^1].Path), lake.PathOf("aside"));

        Assert.That(LoadAsync, Throws.TypeOf<PipelineException>());
        var failed = (Rows: await RowsAsync(), Ledger: await QueryAsync("select * from audit.load_ledger order by path"));
        File.Move(lake.PathOf("aside"), lake.PathOf(commit.Files[^1].Path));
        await LoadAsync();

        Assert.That(failed.Rows, Is.EqualTo(before));
        Assert.That(failed.Ledger, Is.EqualTo(ledger));
        Assert.That(await RowsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_rebuild_that_leaves_no_rows_empties_the_table()
    {
        await using (var rebuild = await lake.Lake.BeginRebuildAsync(Bar.Bars, "yahoo", CancellationToken.None))
            await rebuild.CommitAsync(CancellationToken.None);

        await LoadAsync();
        await LoadAsync();

        Assert.That(await RowsAsync(), Is.Empty);
        Assert.That(await QueryAsync("select count(*) from audit.load_ledger"), Is.EqualTo(new[] { "1" }));
    }

    [Test]
    public async Task A_file_may_come_under_the_name_of_one_that_its_rebuild_replaced()
    {
        await Bars.RebuildAsync(lake);
        var id = (await lake.StateAsync()).Base!;
        await using var connection = await Warehouse.OpenAsync(CancellationToken.None);
        var loader = new RawLoader(Warehouse, connection, lake.Clock);
        var commit = (await lake.CommitsAsync())[0];
        var file = new RawFile
        {
            Dataset = "bars",
            Vendor = "yahoo",
            Sequence = id.Sequence,
            Path = (await QueryAsync("select min(path) from audit.load_ledger"))[0],
            Source = lake.PathOf(commit.Files[0].Path),
            RunId = commit.RunId,
            Rows = commit.Files[0].Rows,
            Columns = commit.Columns,
        };

        var result = await loader.LoadAsync([file], [new RawRebuild("yahoo", "bars", id.Sequence, id.RunId)], CancellationToken.None);

        Assert.That(result, Is.EqualTo(new LoadResult(1, file.Rows)));
        Assert.That(await RowsAsync(), Has.Count.EqualTo(file.Rows));
    }

    private DuckDbWarehouse Warehouse => opened ?? throw new InvalidOperationException("the warehouse is not open");

    private async Task FetchAsync(string run, string symbol)
    {
        var id = $"{run}-{++requests}";
        lake.Clock.Now += TimeSpan.FromMinutes(1);
        await Bars.LandAsync(lake, id, $"1 {requests}.5\n5 0.1");
        await using var batch = await lake.BeginAsync(run);
        await Bars.TakeAsync(lake, batch, new ReceivedKey
        {
            Key = symbol,
            From = Bars.Day(1),
            Until = Bars.Day(6),
            Mark = Bars.Mark(symbol, requests),
            RequestIds = [id],
        });
        await batch.CommitAsync(CancellationToken.None);
    }

    private Task<StepResult> LoadAsync() => new LoadRaw(lake.Lake, Warehouse, lake.Clock).RunAsync(
        new StepContext { RunId = "run", Step = "load", Session = TemporaryLake.Session }, CancellationToken.None);

    private Task<List<string>> RowsAsync(string columns = "* exclude (load_number)") => QueryAsync($"select {columns} from raw.bars order by all");

    private async Task<List<string>> QueryAsync(string sql)
    {
        await using DbConnection connection = await Warehouse.OpenAsync(CancellationToken.None);
        return TemporaryLake.Query((DuckDbConnection)connection, sql);
    }

    private void Delete(params string[] folders)
    {
        foreach (var deleted in folders)
            Directory.Delete(lake.PathOf(deleted), recursive: true);
    }
}
