using SectorPipeline.Lake;

namespace SectorPipeline.Tests.Lake;

public sealed class VerifyTests
{
    private const string File2019 = "raw/yahoo/bars/year=2019/run1-1.parquet";

    private TemporaryLake lake = new();

    [SetUp]
    public async Task Begin()
    {
        lake = new TemporaryLake();
        await lake.CommitAsync("run1", Bar.Of("A", "2018-12-31"), Bar.Of("A", "2019-12-31"));
    }

    [TearDown]
    public void End() => lake.Dispose();

    [Test]
    public async Task A_lake_as_it_was_committed_is_clean()
    {
        await using (var batch = await lake.BeginAsync("run2"))
        {
            batch.Refuse(new QuarantinedRow("{}", "positive", "close is -1", "A", "r"));
            await batch.CommitAsync(CancellationToken.None);
        }

        var report = await lake.VerifyAsync();

        Assert.That(report.Problems, Is.Empty);
        Assert.That((report.Commits, report.Files, report.Rows), Is.EqualTo((2L, 3L, 2L)));
    }

    [Test]
    public async Task A_missing_file_is_a_problem()
    {
        File.Delete(lake.PathOf(File2019));

        Assert.That(await ProblemsAsync(), Is.EqualTo(new[] { new LakeProblem(File2019, "the file is missing") }));
    }

    [Test]
    public async Task A_truncated_file_is_a_problem()
    {
        var bytes = await File.ReadAllBytesAsync(lake.PathOf(File2019));
        await File.WriteAllBytesAsync(lake.PathOf(File2019), bytes[..100]);

        Assert.That(await ProblemsAsync(), Is.EqualTo(new[] { new LakeProblem(File2019, $"it has 100 bytes, {bytes.Length} were committed") }));
    }

    [Test]
    public async Task A_changed_byte_is_a_problem()
    {
        var bytes = await File.ReadAllBytesAsync(lake.PathOf(File2019));
        bytes[20] ^= 1;
        await File.WriteAllBytesAsync(lake.PathOf(File2019), bytes);

        Assert.That(await ProblemsAsync(), Is.EqualTo(new[] { new LakeProblem(File2019, "its content is not what was committed") }));
    }

    [TestCase("\"rows\":1,", "\"rows\":7,", "it has 1 rows, 7 were committed")]
    [TestCase("\"Integer\"", "\"Text\"", "volume BIGINT")]
    public async Task A_file_that_differs_from_its_record_is_a_problem(string recorded, string changed, string expected)
    {
        var commit = lake.PathOf("_manifest/yahoo/bars/00000000000000000001.json");
        await File.WriteAllTextAsync(commit, (await File.ReadAllTextAsync(commit)).Replace(recorded, changed, StringComparison.Ordinal));

        var problems = await ProblemsAsync();

        Assert.That(problems.Select(problem => problem.What), Has.Exactly(2).Contains(expected));
    }

    [TestCase(1)]
    [TestCase(2)]
    public async Task A_missing_commit_is_a_problem_also_when_it_is_the_last_one(int sequence)
    {
        await lake.CommitAsync("run2", Bar.Of("A", "2020-01-02"));
        File.Delete(lake.PathOf($"_manifest/yahoo/bars/{sequence:D20}.json"));

        var problems = await ProblemsAsync();

        Assert.That(problems.Select(problem => problem.What), Has.One.Contains("the commit is missing"));
    }

    [Test]
    public async Task A_commit_that_cannot_be_read_is_a_problem()
    {
        var commit = "_manifest/yahoo/bars/00000000000000000001.json";
        await File.WriteAllTextAsync(lake.PathOf(commit), "{\"sequence\":");

        var problems = await ProblemsAsync();

        Assert.That(problems.Select(problem => problem.Path), Is.EqualTo(new[] { commit }));
    }

    [Test]
    public async Task Files_that_no_commit_names_are_mentioned_but_no_problem()
    {
        await File.WriteAllTextAsync(lake.PathOf("raw/yahoo/bars/year=2019/dead-1.parquet"), "");

        var report = await lake.VerifyAsync();

        Assert.That(report.IsClean);
        Assert.That(report.Strays, Is.EqualTo(new[] { "raw/yahoo/bars/year=2019/dead-1.parquet" }));
    }

    private async Task<IReadOnlyList<LakeProblem>> ProblemsAsync() => (await lake.VerifyAsync()).Problems;
}
