using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Tests.Lake;

public sealed class ReceiptTests
{
    private const string Folder = "landing/yahoo/bars/_batches/";

    private TemporaryLake lake = new();

    [SetUp]
    public void Begin() => lake = new TemporaryLake();

    [TearDown]
    public void End() => lake.Dispose();

    [Test]
    public async Task What_a_batch_was_made_of_comes_back()
    {
        await CommitAsync("run1", Key("A"), Key("B") with { Incremental = true, Mark = Bars.Mark("B", 3), RequestIds = ["r1", "r2"] });

        var receipt = (await ReceiptsAsync()).Single();

        Assert.That((receipt.Sequence, receipt.RunId, receipt.Session, receipt.IngestedAt, receipt.Rows),
            Is.EqualTo((1L, "run1", TemporaryLake.Session, lake.Clock.Now, 2L)));
        Assert.That(receipt.Keys.Select(key => (key.Key, key.From, key.Until, key.Incremental, key.Mark)), Is.EqualTo(new[]
        {
            ("A", Bars.Day(1), Bars.Day(4), false, null),
            ("B", Bars.Day(1), Bars.Day(4), true, Bars.Mark("B", 3)),
        }));
        Assert.That(receipt.Keys[1].RequestIds, Is.EqualTo(new[] { "r1", "r2" }));
        Assert.That(lake.Files(Folder), Is.EqualTo(new[] { $"{Folder}00000000000000000001-run1-1.json.gz" }));
    }

    [Test]
    public async Task Receipts_come_by_number_and_every_commit_has_one()
    {
        for (var n = 1; n <= 11; n++)
            await CommitAsync($"run{n}", Key($"S{n}"));

        var receipts = await ReceiptsAsync();

        Assert.That(receipts.Select(receipt => receipt.Sequence), Is.EqualTo(Enumerable.Range(1, 11)));
        Assert.That((await lake.CommitsAsync()).Select(commit => commit.Receipt), Is.EqualTo(lake.Files(Folder)));
    }

    [Test]
    public async Task A_batch_that_loses_its_number_keeps_its_receipt_under_the_next()
    {
        await using var late = await lake.BeginAsync("late");
        late.Received(Key("B"));
        await CommitAsync("early", Key("A"));

        await late.CommitAsync(CancellationToken.None);

        Assert.That(lake.Files(Folder).Select(Path.GetFileName), Is.EqualTo(new[]
        {
            "00000000000000000001-early-1.json.gz", "00000000000000000002-late-1.json.gz",
        }));
        Assert.That((await ReceiptsAsync()).Select(receipt => receipt.RunId), Is.EqualTo(new[] { "early", "late" }));
    }

    [Test]
    public async Task A_batch_that_conflicts_leaves_no_receipt()
    {
        await using var late = await lake.BeginAsync("late");
        late.Mark("A", Bars.Mark("A", 1));
        await using (var early = await lake.BeginAsync("early"))
        {
            early.Mark("A", Bars.Mark("A", 2));
            await early.CommitAsync(CancellationToken.None);
        }

        Assert.That(() => late.CommitAsync(CancellationToken.None), Throws.TypeOf<PipelineException>());

        Assert.That((await ReceiptsAsync()).Select(receipt => receipt.RunId), Is.EqualTo(new[] { "early" }));
    }

    [TestCase(true, "committed", Description = "the commit says which receipt is its own")]
    [TestCase(false, "dead", Description = "without a commit the later one is taken")]
    public async Task Of_two_receipts_of_one_number_one_counts(bool manifest, string expected)
    {
        await CommitAsync("committed", Key("A"));
        lake.Clock.Now += TimeSpan.FromMinutes(1);
        await LeaveReceiptAsync("dead");
        if (!manifest)
            Directory.Delete(lake.PathOf("_manifest"), recursive: true);

        var receipts = await ReceiptsAsync();

        Assert.That(receipts.Select(receipt => receipt.RunId), Is.EqualTo(new[] { expected }));
    }

    [Test]
    public async Task A_receipt_of_a_batch_that_never_committed_does_not_count()
    {
        await CommitAsync("run1", Key("A"));
        await DieAsync("dead", operation: 6);

        var receipts = await ReceiptsAsync();

        Assert.That(lake.Files(Folder).Count(), Is.EqualTo(2));
        Assert.That(receipts.Select(receipt => receipt.RunId), Is.EqualTo(new[] { "run1" }));
    }

    [Test]
    public async Task A_damaged_receipt_is_named()
    {
        await CommitAsync("run1", Key("A"));
        await File.WriteAllTextAsync(lake.PathOf(lake.Files(Folder).Single()), "no gzip");

        Assert.That(ReceiptsAsync, Throws.TypeOf<PipelineException>().With.Message.Contains("run1-1.json.gz: not a receipt"));
    }

    [Test]
    public async Task Receipts_are_no_answers()
    {
        await CommitAsync("run1", Key("A"));

        var summary = (await lake.Lake.SummarizeAsync(CancellationToken.None)).Single();

        Assert.That((summary.LandingFiles, summary.LandingBytes), Is.EqualTo((0L, 0L)));
    }

    private static ReceivedKey Key(string key) => new() { Key = key, From = Bars.Day(1), Until = Bars.Day(4), RequestIds = ["r"] };

    private Task<List<BatchReceipt>> ReceiptsAsync() => Bars.ReceiptsAsync(lake);

    private async Task CommitAsync(string run, params ReceivedKey[] keys)
    {
        await using var batch = await lake.BeginAsync(run);
        foreach (var key in keys)
        {
            batch.Add(Bar.Of(key.Key, "2019-12-31"), "r");
            batch.Received(key);
        }

        await batch.CommitAsync(CancellationToken.None);
    }

    // A receipt under a number that is taken already: its writer died before it saw that.
    private async Task LeaveReceiptAsync(string run)
    {
        using var other = new TemporaryLake();
        other.Clock.Now = lake.Clock.Now;
        await using var batch = await other.BeginAsync(run);
        await batch.CommitAsync(CancellationToken.None);
        var receipt = other.Files(Folder).Single();
        File.Copy(other.PathOf(receipt), lake.PathOf(receipt));
    }

    private async Task DieAsync(string run, int operation)
    {
        var dying = new ObjectLake(new FaultyStore(lake.Store, operation, Fault.DeathBefore), lake.Clock);
        await using var batch = await dying.BeginAsync(Bar.Bars, TemporaryLake.Run(run), CancellationToken.None);
        batch.Received(Key("B"));
        Assert.That(() => batch.CommitAsync(CancellationToken.None), Throws.TypeOf<PipelineException>());
    }
}
