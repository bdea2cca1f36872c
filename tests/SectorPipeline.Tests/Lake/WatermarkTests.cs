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

    [Test]
    public async Task All_that_a_watermark_says_comes_back_and_is_compared_by_content()
    {
        var full = Full();
        await MarkAsync("run1", ("A", full));

        var state = await lake.StateAsync();

        Assert.That(state.Watermarks["A"], Is.EqualTo(full));
        Assert.That(Full(), Is.EqualTo(full).And.Property("GapTries").EqualTo(2));
        Assert.That(Full() with { Gaps = [new DateOnly(2019, 12, 20)] }, Is.Not.EqualTo(full));
        Assert.That(Full() with { Anchor = null }, Is.Not.EqualTo(full));
    }

    [Test]
    public async Task A_batch_with_the_gaps_that_are_committed_already_is_no_conflict()
    {
        await MarkAsync("run1", ("A", Full()));
        await using var batch = await lake.BeginAsync("run2");
        batch.Mark("A", Full());
        await MarkAsync("run3", ("B", Known));

        var commit = await batch.CommitAsync(CancellationToken.None);

        Assert.That(commit.Watermarks.Keys, Is.EqualTo(new[] { "A", "B" }));
    }

    [Test]
    public async Task What_a_watermark_does_not_say_is_not_written_and_read_as_nothing()
    {
        await MarkAsync("run1", ("A", Known));

        var json = await File.ReadAllTextAsync(lake.PathOf("_manifest/yahoo/bars/00000000000000000001.json"));
        var state = await lake.StateAsync();

        Assert.That(json, Does.Contain("""
            "watermarks":{"A":{"last":"2019-12-31","through":"2020-01-02"}},"receipt":
            """.Trim()));
        Assert.That((state.Watermarks["A"].Gaps, state.ExtraFields), Is.EqualTo((Array.Empty<DateOnly>(), Array.Empty<string>())));
    }

    [Test]
    public async Task Extra_fields_are_remembered_sorted_and_once()
    {
        foreach (var fields in new[] { new[] { "zeta", "beta" }, [], ["beta", "alpha"] })
        {
            await using var batch = await lake.BeginAsync("run1");
            foreach (var field in fields)
                batch.NoteExtraField(field);
            await batch.CommitAsync(CancellationToken.None);
        }

        var state = await lake.StateAsync();

        Assert.That(state.ExtraFields, Is.EqualTo(new[] { "alpha", "beta", "zeta" }));
    }

    private static Watermark Full() => Known with
    {
        Anchor = new Anchor(new DateOnly(2019, 12, 31), 0.1, null),
        Gaps = [new DateOnly(2019, 12, 20), new DateOnly(2019, 12, 23)],
        GapTries = 2,
    };

    private async Task<LakeCommit> MarkAsync(string run, params (string Key, Watermark Watermark)[] marks)
    {
        await using var batch = await lake.BeginAsync(run);
        foreach (var (key, watermark) in marks)
            batch.Mark(key, watermark);
        return await batch.CommitAsync(CancellationToken.None);
    }
}
