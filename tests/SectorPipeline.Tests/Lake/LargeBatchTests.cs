using SectorPipeline.Lake;

namespace SectorPipeline.Tests.Lake;

/// <summary>Rows that are more than a batch holds in memory.</summary>
public sealed class LargeBatchTests
{
    private static readonly DateTime IngestedAt = new(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private TemporaryLake lake = new();

    [SetUp]
    public void Begin() => lake = new TemporaryLake();

    [TearDown]
    public void End() => lake.Dispose();

    [Test]
    public async Task Rows_that_moved_to_tables_become_the_files_that_rows_in_memory_become([Values] bool sorted)
    {
        var bars = Enumerable.Range(0, 20_000).Select(n => new Bar($"S{n / 1000:00}", Bars.Day(n % 1000), n, n % 7 == 0 ? null : n)).ToList();
        if (!sorted)
            bars.Reverse();

        var held = await WriteAsync(bars, long.MaxValue);
        var moved = await WriteAsync(bars, mostHeldBytes: 1);

        Assert.That(moved.Files, Is.EqualTo(held.Files));
        Assert.That(moved.Rows, Is.EqualTo(held.Rows));
        Assert.That(held.Rows, Has.Count.EqualTo(20_000));
    }

    [Test]
    public void No_more_is_held_than_the_limit()
    {
        const long limit = 1 << 20;
        using var table = new StagedTable<Bar>(lake.Store, Bar.Bars, TemporaryLake.Session, limit);
        var most = 0L;

        for (var n = 0; n < 100_000; n++)
        {
            table.Add(new Bar("A", Bars.Day(n % 300), n), "request");
            most = Math.Max(most, table.HeldBytes);
        }

        Assert.That(most, Is.InRange(limit / 2, limit));
    }

    private async Task<(List<(string Folder, long Rows, DateOnly? First, DateOnly? Last)> Files, List<string> Rows)> WriteAsync(List<Bar> bars, long mostHeldBytes)
    {
        using var table = new StagedTable<Bar>(lake.Store, Bar.Bars, TemporaryLake.Session, mostHeldBytes);
        foreach (var bar in bars)
            table.Add(bar, "request");
        var files = await table.WriteFilesAsync(TemporaryLake.Run("run1"), IngestedAt, year => $"{year}/", CancellationToken.None);
        return (
            [.. files.Select(file => (file.Folder, file.Rows, file.FirstDate, file.LastDate))],
            [.. files.SelectMany(file => TemporaryLake.Query($"select * from {ParquetRelation.Of([file.LocalPath])}"))]);
    }
}
