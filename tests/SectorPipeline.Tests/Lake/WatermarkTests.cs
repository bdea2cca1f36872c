using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Tests.Lake;

public sealed class WatermarkTests
{
    private static readonly Watermark Known = new(new DateOnly(2019, 12, 31), TemporaryLake.Session);
    private static readonly Watermark Empty = new(null, TemporaryLake.Session, "404: no such symbol");

    private TemporaryLake lake = new();

    [SetUp]
    public void Begin() => lake = new TemporaryLake();

    [TearDown]
    public void End() => lake.Dispose();

    [Test]
    public async Task A_dataset_without_commits_has_sequence_zero()
    {
        var state = await lake.StateAsync();

        Assert.That(state.Sequence, Is.Zero);
        Assert.That(state.Watermarks, Is.Empty);
    }

    [Test]
    public async Task A_commit_may_hold_watermarks_alone()
    {
        var commit = await MarkAsync("run1", ("^GSPC", Known), ("GONE", Empty));

        var state = await lake.StateAsync();

        Assert.That(commit.Files, Is.Empty);
        Assert.That(state.Sequence, Is.EqualTo(1));
        Assert.That(state.Watermarks, Is.EquivalentTo(new Dictionary<string, Watermark> { ["^GSPC"] = Known, ["GONE"] = Empty }));
    }

    [Test]
    public async Task A_commit_keeps_the_watermarks_that_it_does_not_move()
    {
        await MarkAsync("run1", ("A", Known), ("B", Known));
        await MarkAsync("run2", ("B", Empty), ("C", Known));

        var state = await lake.StateAsync();

        Assert.That(state.Watermarks, Is.EquivalentTo(new Dictionary<string, Watermark> { ["A"] = Known, ["B"] = Empty, ["C"] = Known }));
    }

    [Test]
    public async Task The_state_is_found_without_reading_the_history()
    {
        for (var n = 1; n <= 5; n++)
            await MarkAsync($"run{n}", ("A", Known with { Last = new DateOnly(2019, 1, n) }));
        var counted = new FaultyStore(lake.Store, failAt: int.MaxValue);

        var state = await new ObjectLake(counted, lake.Clock).StateAsync("yahoo", "bars", CancellationToken.None);

        Assert.That(state.Watermarks["A"].Last, Is.EqualTo(new DateOnly(2019, 1, 5)));
        Assert.That(counted.Operations, Is.EqualTo(3), "the hint, the commit, and a look for a newer one");
    }

    [TestCase("1", Description = "a writer was killed before it wrote the hint")]
    [TestCase("7", Description = "the hint speaks of a commit that is not there")]
    [TestCase("?", Description = "the hint is no number")]
    [TestCase(null, Description = "there is no hint")]
    public async Task The_newest_commit_is_found_whatever_the_hint_says(string? hint)
    {
        for (var n = 1; n <= 3; n++)
            await MarkAsync($"run{n}", ("A", Known));
        var path = lake.PathOf("_manifest/yahoo/bars/newest");
        File.Delete(path);
        if (hint is not null)
            await File.WriteAllTextAsync(path, hint);

        var state = await lake.StateAsync();

        Assert.That(state.Sequence, Is.EqualTo(3));
    }

    [Test]
    public async Task Commits_after_a_number_are_those_that_are_newer()
    {
        for (var n = 1; n <= 3; n++)
            await MarkAsync($"run{n}", ("A", Known));

        var commits = await lake.Lake.CommitsAsync("yahoo", "bars", 1, CancellationToken.None);

        Assert.That(commits.Select(commit => commit.RunId), Is.EqualTo(new[] { "run2", "run3" }));
    }

    private async Task<LakeCommit> MarkAsync(string run, params (string Key, Watermark Watermark)[] marks)
    {
        await using var batch = await lake.BeginAsync(run);
        foreach (var (key, watermark) in marks)
            batch.Mark(key, watermark);
        return await batch.CommitAsync(CancellationToken.None);
    }
}
