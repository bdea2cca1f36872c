using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Tests.Lake;

public sealed class RebuildTests
{
    private TemporaryLake lake = new();
    private int requests;

    [SetUp]
    public async Task Begin()
    {
        (lake, requests) = (new TemporaryLake(), 0);
        await FetchAsync("run1", "A");
        await FetchAsync("run2", "B");
        await FetchAsync("run3", "A");
    }

    [TearDown]
    public void End() => lake.Dispose();

    [TestCase]
    [TestCase("raw", "quarantine")]
    [TestCase("raw", "quarantine", "_manifest")]
    public async Task A_rebuild_is_one_commit_with_the_rows_and_the_state_of_all_before_it(params string[] deleted)
    {
        var before = await Bars.SeenAsync(lake);
        Delete(deleted);

        var commit = await Bars.RebuildAsync(lake);

        Assert.That((commit.Rebuilt, commit.Sequence), Is.EqualTo((true, 4L)));
        Assert.That((await lake.CommitsAsync()).Select(seen => seen.RunId), Is.EqualTo(new[] { commit.RunId }));
        Assert.That(await Bars.SeenAsync(lake), Is.EqualTo(before));
        Assert.That(before, Has.Some.Contains("run2").And.Some.Contains("|close|there is none|"));
    }

    [Test]
    public async Task The_old_files_are_gone_after_it_and_the_receipts_are_not()
    {
        var receipts = lake.Files("landing").ToList();

        var commit = await Bars.RebuildAsync(lake);

        Assert.That(lake.Files("raw").Concat(lake.Files("quarantine")), Is.EquivalentTo(commit.Files.Concat(commit.Quarantine).Select(file => file.Path)));
        Assert.That(lake.Files("landing"), Is.EqualTo(receipts));
        Assert.That(lake.Files("_manifest"), Has.None.EndsWith("superseded"));
        Assert.That((await lake.VerifyAsync()).Problems, Is.Empty);
        Assert.That((await lake.Lake.SummarizeAsync(CancellationToken.None)).Single().Commits, Is.EqualTo(1));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Batches_go_on_after_it_and_a_second_rebuild_takes_them_too(bool manifest)
    {
        Delete("raw", "_manifest");
        await Bars.RebuildAsync(lake);
        await FetchAsync("run3", "C");
        await FetchAsync("run4", "A");
        var before = await Bars.SeenAsync(lake);
        if (!manifest)
            Delete("_manifest");

        var commit = await Bars.RebuildAsync(lake);

        Assert.That(commit.Sequence, Is.EqualTo(7));
        Assert.That(await Bars.SeenAsync(lake), Is.EqualTo(before));
        Assert.That((await lake.VerifyAsync()).Problems, Is.Empty);
        Assert.That((await Bars.ReceiptsAsync(lake)).Select(receipt => receipt.Sequence), Is.EqualTo(new[] { 1, 2, 3, 5, 6 }));
    }

    [Test]
    public async Task Commits_after_an_old_number_begin_with_the_rebuild()
    {
        await Bars.RebuildAsync(lake);
        await FetchAsync("run4", "C");

        var commits = await lake.Lake.CommitsAsync("yahoo", "bars", afterSequence: 1, CancellationToken.None);

        Assert.That(commits.Select(commit => (commit.Sequence, commit.Rebuilt)), Is.EqualTo(new[] { (4L, true), (5L, false) }));
    }

    [Test]
    public async Task A_rebuild_fails_when_another_run_has_committed_meanwhile()
    {
        var before = lake.Files("raw").ToList();
        await using (var rebuild = await BeginAsync())
        {
            await Bars.FillAsync(lake, rebuild);
            await FetchAsync("run4", "C");

            Assert.That(
                () => rebuild.CommitAsync(CancellationToken.None),
                Throws.TypeOf<PipelineException>().With.Message.Contains("another run has committed").And.Property("IsTransient").True);
        }

        Assert.That((await lake.StateAsync()).Base, Is.Null);
        Assert.That(lake.Files("raw"), Is.SupersetOf(before).And.None.Contains("rebuild"));
        Assert.That((await lake.VerifyAsync()).Strays, Is.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_batch_that_began_before_a_rebuild_does_not_commit_after_it(bool manifest)
    {
        if (!manifest)
            Delete("raw", "_manifest");
        await using var batch = await lake.BeginAsync("slow");
        batch.Add(Bar.Of("Z", "2019-12-31"), "r");
        await Bars.RebuildAsync(lake);
        var before = await Bars.SeenAsync(lake);

        Assert.That(
            () => batch.CommitAsync(CancellationToken.None),
            Throws.TypeOf<PipelineException>().With.Message.Contains("another run has rebuilt it").And.Property("IsTransient").True);

        Assert.That(await Bars.SeenAsync(lake), Is.EqualTo(before));
        Assert.That((await lake.VerifyAsync()).Strays, Is.Empty);
    }

    [Test]
    public async Task A_rebuild_that_is_not_committed_leaves_nothing()
    {
        var before = lake.Files("").ToList();

        await using (var rebuild = await BeginAsync())
            await Bars.FillAsync(lake, rebuild);

        Assert.That(lake.Files(""), Is.EqualTo(before));
    }

    [Test]
    public async Task What_landing_does_not_keep_cannot_be_rebuilt()
    {
        await lake.CommitAsync("run4", Bar.Of("A", "2019-12-31"));
        await using var rebuild = await BeginAsync();

        Assert.That(() => Bars.FillAsync(lake, rebuild), Throws.TypeOf<PipelineException>().With.Message.Contains("batch 4 does not say"));
    }

    [TestCase(3, "no receipt of batch 3")]
    [TestCase(0, "no receipts of it")]
    public void A_commit_without_its_receipt_is_not_thrown_away(int lost, string expected)
    {
        foreach (var receipt in lake.Files("landing/yahoo/bars/_batches").Where(file => lost == 0 || file.Contains($"{lost:D20}", StringComparison.Ordinal)))
            File.Delete(lake.PathOf(receipt));

        Assert.That(BeginAsync, Throws.TypeOf<PipelineException>().With.Message.Contains(expected));
    }

    [Test]
    public async Task A_batch_that_fails_half_way_ends_the_rebuild()
    {
        var names = new Dataset<string?>("bars", [new TextColumn<string?>("name", name => name, nullable: false)]);
        await using var rebuild = await lake.Lake.BeginRebuildAsync(names, "yahoo", CancellationToken.None);
        var receipts = await Bars.ReceiptsAsync(lake);
        await rebuild.BeginBatchAsync(receipts[0], CancellationToken.None);

        rebuild.Add(null, "r");
        Assert.That(() => rebuild.BeginBatchAsync(receipts[1], CancellationToken.None), Throws.TypeOf<PipelineException>());
        Assert.That(() => rebuild.BeginBatchAsync(receipts[1], CancellationToken.None), Throws.InvalidOperationException);
        Assert.That(() => rebuild.CommitAsync(CancellationToken.None), Throws.InvalidOperationException);
    }

    private Task<LakeRebuild<Bar>> BeginAsync() => lake.Lake.BeginRebuildAsync(Bar.Bars, "yahoo", CancellationToken.None);

    private async Task FetchAsync(string run, string symbol)
    {
        lake.Clock.Now += TimeSpan.FromMinutes(1);
        var id = $"{run}-{++requests}";
        await Bars.LandAsync(lake, id, $"1 {requests}.5\n3 -\n5 0.1");
        await using var batch = await lake.BeginAsync(run);
        var received = new ReceivedKey { Key = symbol, From = Bars.Day(1), Until = Bars.Day(6), Mark = Bars.Mark(symbol, requests), RequestIds = [id] };
        await Bars.TakeAsync(lake, batch, received);
        await batch.CommitAsync(CancellationToken.None);
    }

    private void Delete(params string[] folders)
    {
        foreach (var folder in folders)
            Directory.Delete(lake.PathOf(folder), recursive: true);
    }
}
