namespace SectorPipeline.Tests.Lake;

public sealed class MartTests
{
    private TemporaryLake lake = new();

    [SetUp]
    public void Begin() => lake = new TemporaryLake();

    [TearDown]
    public void End() => lake.Dispose();

    [Test]
    public async Task An_export_replaces_the_one_before()
    {
        await PublishAsync((path, c) => File.WriteAllTextAsync(path, "old", c));
        await PublishAsync((path, c) => File.WriteAllTextAsync(path, "new", c));

        Assert.That(await File.ReadAllTextAsync(lake.PathOf("marts/sectors/sectors.parquet")), Is.EqualTo("new"));
    }

    [Test]
    public async Task An_export_that_fails_leaves_the_one_before()
    {
        await PublishAsync((path, c) => File.WriteAllTextAsync(path, "old", c));

        Assert.That(() => PublishAsync((_, _) => throw new InvalidOperationException("no")), Throws.InvalidOperationException);

        Assert.That(await File.ReadAllTextAsync(lake.PathOf("marts/sectors/sectors.parquet")), Is.EqualTo("old"));
        Assert.That(lake.Files("_scratch"), Has.All.EndsWith(".lock"));
    }

    [Test]
    public async Task A_summary_adds_up_the_commits_of_each_dataset()
    {
        await lake.CommitAsync("run1", Bar.Of("A", "2018-12-31"), Bar.Of("A", "2019-12-31"));
        await lake.CommitAsync("run2", Bar.Of("A", "2020-01-02"));

        var summary = (await lake.Lake.SummarizeAsync(CancellationToken.None)).Single();

        Assert.That(summary.Id.ToString(), Is.EqualTo("yahoo/bars"));
        Assert.That((summary.Commits, summary.Files, summary.Rows), Is.EqualTo((2L, 3L, 3L)));
        Assert.That((summary.FirstDate, summary.LastDate), Is.EqualTo((new DateOnly(2018, 12, 31), new DateOnly(2020, 1, 2))));
        Assert.That(summary.LastCommit, Is.EqualTo(lake.Clock.Now));
    }

    private Task PublishAsync(Func<string, CancellationToken, Task> write) => lake.Lake.PublishMartAsync("sectors", write, CancellationToken.None);
}
