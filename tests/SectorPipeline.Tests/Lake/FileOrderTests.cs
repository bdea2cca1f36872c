using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Tests.Lake;

public sealed class FileOrderTests
{
    private static readonly string?[] Names = ["A", "AB", "a", "é", "\uFFFD", "🚀", "", null];

    private static readonly Dataset<Row> Rows = new(
        "rows",
        [
            new ValueColumn<Row, DateTimeOffset>("instant", row => row.At),
            new TextColumn<Row>("name", row => row.Name),
            new ValueColumn<Row, double>("ratio", row => row.Ratio),
            new ValueColumn<Row, decimal>("money", row => row.Money),
            new ValueColumn<Row, bool>("flag", row => row.Flag),
            new ValueColumn<Row, DateOnly>("date", row => row.Date),
            new ValueColumn<Row, long>("number", row => row.Number),
        ])
    {
        Key = ["name", "date", "ratio", "flag", "instant", "money"],
        PartitionDate = "date",
    };

    private TemporaryLake lake = new();

    [SetUp]
    public void Begin() => lake = new TemporaryLake();

    [TearDown]
    public void End() => lake.Dispose();

    [Test]
    public async Task Files_are_sorted_by_key_and_lose_nothing_whatever_the_order_of_the_rows(
        [Range(1, 3)] int seed, [Values] bool plain, [Values] bool sorted)
    {
        var random = new Random(seed);
        var names = plain ? Names[..3] : Names;
        var rows = Enumerable.Range(0, 5_000).Select(n => Of(random, n, names, plain)).ToList();
        if (sorted)
            rows.Sort(Compare);

        var commit = await WriteAsync(rows);

        foreach (var file in commit.Files)
        {
            var read = $"select name, date, ratio, flag, instant, money from {ParquetRelation.Of([lake.PathOf(file.Path)])}";
            Assert.That(TemporaryLake.Query(read), Is.EqualTo(TemporaryLake.Query($"{read} order by name, date, ratio, flag, instant, money")), file.Path);
        }

        Assert.That(Numbers(commit), Is.EqualTo(Enumerable.Range(0, rows.Count)));
    }

    [Test]
    public async Task A_file_knows_its_first_and_last_date_and_rows_without_one_go_to_the_year_of_the_session()
    {
        var commit = await WriteAsync([Dated(new(2020, 3, 1)), Dated(null), Dated(new(2019, 7, 2)), Dated(new(2020, 2, 1)), Dated(new(2019, 7, 1))]);

        Assert.That(commit.Files.Select(file => (file.Path, file.Rows, file.FirstDate, file.LastDate)), Is.EqualTo(new[]
        {
            ("raw/yahoo/rows/year=2019/run1-1.parquet", 2L, (DateOnly?)new DateOnly(2019, 7, 1), (DateOnly?)new DateOnly(2019, 7, 2)),
            ("raw/yahoo/rows/year=2020/run1-1.parquet", 3L, new DateOnly(2020, 2, 1), new DateOnly(2020, 3, 1)),
        }));
    }

    private async Task<LakeCommit> WriteAsync(IEnumerable<Row> rows)
    {
        await using var batch = await lake.Lake.BeginAsync(Rows, TemporaryLake.Run("run1"), CancellationToken.None);
        foreach (var row in rows)
            batch.Add(row, "r");
        return await batch.CommitAsync(CancellationToken.None);
    }

    private IEnumerable<int> Numbers(LakeCommit commit) => TemporaryLake
        .Query($"select number from {ParquetRelation.Of([.. commit.Files.Select(file => lake.PathOf(file.Path))])} order by number")
        .Select(number => int.Parse(number, CultureInfo.InvariantCulture));

    private static Row Of(Random random, int number, string?[] names, bool plain) => new(
        names[random.Next(names.Length)],
        !plain && random.Next(20) == 0 ? null : new DateOnly(2017, 12, 30).AddDays(random.Next(800)),
        plain || random.Next(20) > 0 ? random.Next(3) : double.NaN,
        random.Next(2) == 0,
        new DateTimeOffset(2020, 1, 1, random.Next(24), 0, 0, TimeSpan.FromHours(2)),
        random.Next(3) / 4m,
        number);

    private static Row Dated(DateOnly? date) => new("A", date, 1, true, null, null, 0);

    // As DuckDB sorts plain rows; the others come in some order.
    private static int Compare(Row left, Row right) =>
        string.CompareOrdinal(left.Name, right.Name) is var names and not 0 ? names
        : Nullable.Compare(left.Date, right.Date) is var dates and not 0 ? dates
        : (left.Ratio, left.Flag, left.At?.Ticks, left.Money).CompareTo((right.Ratio, right.Flag, right.At?.Ticks, right.Money));

    private sealed record Row(string? Name, DateOnly? Date, double Ratio, bool Flag, DateTimeOffset? At, decimal? Money, long Number);
}
