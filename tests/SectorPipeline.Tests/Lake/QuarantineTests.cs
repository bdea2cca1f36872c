using SectorPipeline.Lake;

namespace SectorPipeline.Tests.Lake;

public sealed class QuarantineTests
{
    private TemporaryLake lake = new();

    [SetUp]
    public void Begin() => lake = new TemporaryLake();

    [TearDown]
    public void End() => lake.Dispose();

    [Test]
    public async Task A_refused_row_is_kept_with_its_reason_and_its_origin()
    {
        var commit = await RefuseAsync("run1", new QuarantinedRow("""{"close":-1}""", "positive", "close is -1", "A", "r1"));

        var file = commit.Quarantine.Single();
        var rows = TemporaryLake.Query($"select * from {ParquetRelation.Of([lake.PathOf(file.Path)])}");
        Assert.That(file.Path, Is.EqualTo("quarantine/yahoo/bars/session=2020-01-02/run1.parquet"));
        Assert.That(rows, Is.EqualTo(new[] { """A|positive|close is -1|{"close":-1}|yahoo|2020-01-03 11:00:00.123456|run1|r1""" }));
    }

    [Test]
    public async Task Later_batches_of_a_run_number_their_files()
    {
        for (var n = 0; n < 3; n++)
            await RefuseAsync("run1", new QuarantinedRow("{}", "rule", "reason", null, "r"));

        Assert.That(lake.Files("quarantine").Select(Path.GetFileName), Is.EquivalentTo(new[] { "run1.parquet", "run1-2.parquet", "run1-3.parquet" }));
    }

    [Test]
    public async Task Refused_rows_and_good_rows_are_counted_apart()
    {
        await using var batch = await lake.BeginAsync("run1");
        batch.Add(Bar.Of("A", "2019-12-31"), "r");
        batch.Refuse(new QuarantinedRow("{}", "rule", "reason", "B", "r"));
        batch.Refuse(new QuarantinedRow("{}", "rule", "reason", "C", "r"));

        var commit = await batch.CommitAsync(CancellationToken.None);

        Assert.That((commit.Rows, commit.QuarantinedRows, batch.Rows, batch.Refused), Is.EqualTo((1L, 2L, 1L, 2L)));
    }

    private async Task<LakeCommit> RefuseAsync(string run, QuarantinedRow row)
    {
        await using var batch = await lake.BeginAsync(run);
        batch.Refuse(row);
        return await batch.CommitAsync(CancellationToken.None);
    }
}
