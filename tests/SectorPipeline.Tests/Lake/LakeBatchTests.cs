using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Tests.Lake;

public sealed class LakeBatchTests
{
    private TemporaryLake lake = new();

    [SetUp]
    public void Begin() => lake = new TemporaryLake();

    [TearDown]
    public void End() => lake.Dispose();

    [Test]
    public async Task Rows_come_back_with_their_provenance_and_sorted_by_key()
    {
        await lake.CommitAsync("run1", Bar.Of("MSFT", "2019-12-31", 157.7), Bar.Of("AAPL", "2019-12-31", 293.65));

        var rows = await lake.ReadAsync("symbol, date, close, vendor, ingested_at, run_id, request_id");

        Assert.That(rows, Is.EqualTo(new[]
        {
            "AAPL|2019-12-31|293.65|yahoo|2020-01-03 11:00:00.123456|run1|request-AAPL",
            "MSFT|2019-12-31|157.7|yahoo|2020-01-03 11:00:00.123456|run1|request-MSFT",
        }));
    }

    [Test]
    public async Task Missing_values_come_back_as_nulls()
    {
        await lake.CommitAsync("run1", new Bar("AAPL", new DateOnly(2019, 12, 31), null));

        var rows = await lake.ReadAsync("symbol, close, volume");

        Assert.That(rows, Is.EqualTo(new[] { "AAPL|null|null" }));
    }

    [Test]
    public async Task Each_year_becomes_a_file_of_its_own()
    {
        var commit = await lake.CommitAsync("run1", Bar.Of("A", "2018-12-31"), Bar.Of("A", "2019-01-02"), Bar.Of("A", "2019-12-31"));

        var files = commit.Files.Select(file => (file.Path, file.Rows, First: file.FirstDate, Last: file.LastDate));

        Assert.That(files, Is.EqualTo(new[]
        {
            ("raw/yahoo/bars/year=2018/run1-1.parquet", 1L, Date(2018, 12, 31), Date(2018, 12, 31)),
            ("raw/yahoo/bars/year=2019/run1-1.parquet", 2L, Date(2019, 1, 2), Date(2019, 12, 31)),
        }));
    }

    [Test]
    public async Task A_dataset_without_a_partition_date_goes_to_the_year_of_the_session()
    {
        var dataset = new Dataset<string>("companies", [new TextColumn<string>("symbol", symbol => symbol)]);
        await using var batch = await lake.Lake.BeginAsync(dataset, TemporaryLake.Run("run1"), CancellationToken.None);
        batch.Add("AAPL", "r");

        var commit = await batch.CommitAsync(CancellationToken.None);

        Assert.That(commit.Files.Select(file => file.Path), Is.EqualTo(new[] { "raw/yahoo/companies/year=2020/run1-1.parquet" }));
    }

    [Test]
    public async Task Many_batches_of_one_run_number_their_files()
    {
        for (var n = 0; n < 3; n++)
            await lake.CommitAsync("run1", Bar.Of($"S{n}", "2019-01-02"));

        var commits = await lake.CommitsAsync();

        Assert.That(commits.Select(commit => commit.Sequence), Is.EqualTo(new[] { 1L, 2L, 3L }));
        Assert.That(commits.Select(commit => commit.Files[0].Path[^14..]), Is.EqualTo(new[] { "run1-1.parquet", "run1-2.parquet", "run1-3.parquet" }));
        Assert.That(await lake.ReadAsync("symbol"), Is.EqualTo(new[] { "S0", "S1", "S2" }));
    }

    [Test]
    public async Task Nothing_is_visible_before_the_commit_and_nothing_is_left_without_it()
    {
        var batch = await lake.BeginAsync("run1");
        batch.Add(Bar.Of("A", "2019-01-02"), "r");
        var before = await lake.ReadAsync();

        await batch.DisposeAsync();

        Assert.That(before, Is.Empty);
        Assert.That(lake.Files("raw").Concat(lake.Files("_manifest")), Is.Empty);
        Assert.That(lake.Files("_scratch").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task A_batch_is_over_after_its_commit()
    {
        await using var batch = await lake.BeginAsync("run1");
        await batch.CommitAsync(CancellationToken.None);

        Assert.That(() => batch.Add(Bar.Of("A", "2019-01-02"), "r"), Throws.InvalidOperationException);
    }

    [Test]
    public async Task A_row_without_a_required_value_ends_the_batch_with_the_name_of_the_column()
    {
        var dataset = new Dataset<string?>("names", [new TextColumn<string?>("name", name => name, nullable: false)]);
        await using var batch = await lake.Lake.BeginAsync(dataset, TemporaryLake.Run("run1"), CancellationToken.None);

        batch.Add("A", "r");
        batch.Add(null, "r");

        Assert.That(() => batch.CommitAsync(CancellationToken.None), Throws.TypeOf<PipelineException>().With.Message.Contains("'name' must have a value"));
        Assert.That(() => batch.CommitAsync(CancellationToken.None), Throws.InvalidOperationException);
        Assert.That(lake.Files("raw").Concat(lake.Files("_manifest")), Is.Empty);
    }

    [Test]
    public async Task Every_type_comes_back_as_it_went_in()
    {
        var everything = new Dataset<int>("everything", EveryType);
        await using var batch = await lake.Lake.BeginAsync(everything, TemporaryLake.Run("run1"), CancellationToken.None);
        batch.Add(0, "r");

        var commit = await batch.CommitAsync(CancellationToken.None);

        var rows = TemporaryLake.Query($"select columns(* exclude (vendor, ingested_at, run_id, request_id)) from {ParquetRelation.Of([lake.PathOf(commit.Files[0].Path)])}");
        Assert.That(rows, Is.EqualTo(new[] { "naïve 'quote' 🚀|2020-02-29|2020-02-29 23:59:59.999999|0.1|-9223372036854775808|123456789012345.6789|True" }));
    }

    [Test]
    public async Task A_hundred_thousand_rows_make_one_batch()
    {
        await using var batch = await lake.BeginAsync("run1");
        for (var n = 0; n < 100_000; n++)
            batch.Add(new Bar($"S{n % 100}", new DateOnly(2015, 1, 1).AddDays(n / 100), n), "r");

        var commit = await batch.CommitAsync(CancellationToken.None);

        Assert.That(commit.Rows, Is.EqualTo(100_000));
        Assert.That(await lake.ReadAsync("count(*)::bigint, count(distinct (symbol, date))::bigint, sum(close)"), Is.EqualTo(new[] { "100000|100000|4999950000" }));
    }

    private static readonly RowColumn<int>[] EveryType =
    [
        new TextColumn<int>("text", _ => "naïve 'quote' 🚀"),
        new ValueColumn<int, DateOnly>("date", _ => new DateOnly(2020, 2, 29)),
        new ValueColumn<int, DateTimeOffset>("at", _ => new DateTimeOffset(2020, 3, 1, 1, 59, 59, 999, 999, TimeSpan.FromHours(2))),
        new ValueColumn<int, double>("ratio", _ => 0.1),
        new ValueColumn<int, long>("count", _ => long.MinValue),
        new ValueColumn<int, decimal>("money", _ => 123456789012345.6789m),
        new ValueColumn<int, bool>("flag", _ => true),
    ];

    private static DateOnly? Date(int year, int month, int day) => new DateOnly(year, month, day);
}
