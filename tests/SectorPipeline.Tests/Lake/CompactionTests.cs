using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Tests.Lake;

/// <summary>Files become one per year, and what was known when stays as it was.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class CompactionTests
{
    private const int Operations = 35;

    [Test]
    public async Task Files_become_one_per_year_and_repeated_rows_go()
    {
        using var lake = await FilledAsync();

        var result = await CompactAsync(lake.Lake);

        Assert.That(result, Is.EqualTo(new CompactionResult(FilesBefore: 5, FilesAfter: 2, RowsBefore: 6, RowsAfter: 5)));
        Assert.That(
            await ReadAsync(lake),
            Is.EqualTo(new[] { "A|2019-12-31|1|run1", "A|2019-12-31|2|run3", "A|2019-12-31|1|run4", "B|2019-12-31|5|run1", "A|2020-01-02|7|run1" }));
        Assert.That((await lake.VerifyAsync()).Problems, Is.Empty);
        Assert.That(lake.Files("raw").Count(), Is.EqualTo(2), "the old files are gone");
    }

    [Test]
    public async Task Watermarks_stay_and_batches_go_on_after_it()
    {
        using var lake = await FilledAsync();
        var before = await lake.StateAsync();

        await CompactAsync(lake.Lake);
        var after = await lake.StateAsync();
        await lake.CommitAsync("run5", Bar.Of("C", "2019-12-31"));

        Assert.That(after.Watermarks, Is.EqualTo(before.Watermarks));
        Assert.That((after.Sequence, after.Base?.Sequence), Is.EqualTo((before.Sequence + 1, before.Sequence + 1)));
        Assert.That(await ReadAsync(lake), Has.Count.EqualTo(6));
        Assert.That((await lake.VerifyAsync()).Problems, Is.Empty);
    }

    [Test]
    public async Task Where_there_is_one_file_per_year_nothing_is_done()
    {
        using var lake = await FilledAsync();
        await CompactAsync(lake.Lake);
        var before = await lake.StateAsync();

        var again = await CompactAsync(lake.Lake);

        Assert.That(again.Changed, Is.False);
        Assert.That((await lake.StateAsync()).Sequence, Is.EqualTo(before.Sequence));
    }

    [Test]
    public async Task A_commit_that_came_in_between_is_kept_and_the_compaction_may_be_tried_again()
    {
        using var lake = await FilledAsync();
        var sneaking = new FaultyStore(lake.Store, failAt: int.MaxValue) { Before = operation => operation == 20 ? lake.CommitAsync("run9", Bar.Of("Z", "2019-12-31")) : Task.CompletedTask };

        Assert.That(() => CompactAsync(new ObjectLake(sneaking, lake.Clock)), Throws.TypeOf<PipelineException>().With.Property("IsTransient").True);
        await CompactAsync(lake.Lake);

        Assert.That(await ReadAsync(lake), Has.Some.StartsWith("Z|"));
        Assert.That((await lake.VerifyAsync()).Strays, Is.Empty);
    }

    [Test]
    public async Task A_compaction_that_dies_anywhere_leaves_a_lake_that_is_whole([Range(1, Operations)] int operation)
    {
        using var lake = await FilledAsync();
        using var compacted = await FilledAsync();
        await CompactAsync(compacted.Lake);
        var (before, after) = (await ReadAsync(lake), await ReadAsync(compacted));

        try
        {
            await CompactAsync(new ObjectLake(new FaultyStore(lake.Store, operation, Fault.DeathAfter), lake.Clock));
        }
        catch (PipelineException)
        {
        }

        Assert.That(await ReadAsync(lake), Is.EqualTo(before).Or.EqualTo(after));
        Assert.That((await lake.VerifyAsync()).Problems, Is.Empty);
        await lake.CommitAsync("run9", Bar.Of("A", "2020-01-03"));
        await CompactAsync(lake.Lake);
        Assert.That(await ReadAsync(lake), Has.Count.EqualTo(after.Count + 1));
    }

    [Test]
    public async Task The_operations_above_are_all_that_a_compaction_does()
    {
        using var lake = await FilledAsync();
        var counting = new FaultyStore(lake.Store, failAt: int.MaxValue);

        await CompactAsync(new ObjectLake(counting, lake.Clock));

        Assert.That(counting.Operations, Is.EqualTo(Operations));
    }

    // A's close of 2019 is 1, said twice, then 2, then 1 again.
    private static async Task<TemporaryLake> FilledAsync()
    {
        var lake = new TemporaryLake();
        await CommitAsync(lake, "run1", Bar.Of("A", "2019-12-31") with { Close = 1 }, Bar.Of("B", "2019-12-31") with { Close = 5 }, Bar.Of("A", "2020-01-02") with { Close = 7 });
        foreach (var (run, close) in ((string, double)[])[("run2", 1), ("run3", 2), ("run4", 1)])
            await CommitAsync(lake, run, Bar.Of("A", "2019-12-31") with { Close = close });
        return lake;
    }

    private static async Task CommitAsync(TemporaryLake lake, string run, params Bar[] bars)
    {
        lake.Clock.Now += TimeSpan.FromMinutes(1);
        await lake.CommitAsync(run, bars);
    }

    private static Task<CompactionResult> CompactAsync(ILake lake) => lake.CompactAsync(Bar.Bars, "yahoo", CancellationToken.None);

    private static async Task<List<string>> ReadAsync(TemporaryLake lake)
    {
        var rows = new List<string>();
        foreach (var commit in await lake.CommitsAsync())
        {
            foreach (var file in commit.Files)
                rows.AddRange(TemporaryLake.Query($"select symbol, date, close, run_id from read_parquet('{lake.PathOf(file.Path)}') order by symbol, date, ingested_at"));
        }

        return rows;
    }
}
