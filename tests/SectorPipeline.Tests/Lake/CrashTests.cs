using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Tests.Lake;

[Parallelizable(ParallelScope.All)]
public sealed class CrashTests
{
    private static readonly string[] Old = ["A|2018-12-31|1"];
    private static readonly string[] New = ["A|2018-12-31|1", "A|2019-12-31|2", "A|2020-01-02|3"];

    private const int Operations = 13;

    [Test]
    public async Task A_writer_that_dies_anywhere_leaves_the_whole_old_or_the_whole_new_state(
        [Range(1, Operations)] int operation, [Values(Fault.DeathBefore, Fault.DeathAfter)] Fault fault)
    {
        using var lake = await FilledAsync();

        var died = await DiesAsync(new ObjectLake(new FaultyStore(lake.Store, operation, fault), lake.Clock));

        var seen = await lake.ReadAsync();
        Assert.That(died, Is.EqualTo(operation < Operations), "only the hint after the commit may fail");
        Assert.That(seen, Is.EqualTo(Old).Or.EqualTo(New));
        await RetryAsync(lake, seen.Count == New.Length);
        Assert.That(await lake.ReadAsync(), Is.EqualTo(New), "after the retry");
        Assert.That((await lake.VerifyAsync()).Problems, Is.Empty);
    }

    [Test]
    public async Task A_write_that_fails_before_its_commit_takes_back_what_it_had_published([Range(1, Operations - 2)] int operation)
    {
        using var lake = await FilledAsync();

        await DiesAsync(new ObjectLake(new FaultyStore(lake.Store, operation), lake.Clock));

        var report = await lake.VerifyAsync();
        Assert.That(report.IsClean);
        Assert.That(report.Strays, Is.Empty);
        Assert.That(report.Leftovers, Has.All.EndsWith(".lock"));
    }

    [Test]
    public async Task The_operations_above_are_all_that_a_writer_does()
    {
        using var lake = await FilledAsync();
        var counting = new FaultyStore(lake.Store, failAt: int.MaxValue);

        await WriteAsync(new ObjectLake(counting, lake.Clock));

        Assert.That(counting.Operations, Is.EqualTo(Operations));
    }

    private static async Task<TemporaryLake> FilledAsync()
    {
        var lake = new TemporaryLake();
        await lake.CommitAsync("run1", Bar.Of("A", "2018-12-31"));
        return lake;
    }

    private static async Task<bool> DiesAsync(ObjectLake lake)
    {
        try
        {
            await WriteAsync(lake);
            return false;
        }
        catch (PipelineException)
        {
            return true;
        }
    }

    private static async Task RetryAsync(TemporaryLake lake, bool committed)
    {
        var state = await lake.StateAsync();
        Assert.That(state.Watermarks.ContainsKey("A"), Is.EqualTo(committed), "rows and watermarks are visible together");
        if (!committed)
            await WriteAsync(lake.Lake);
    }

    private static async Task WriteAsync(ObjectLake lake)
    {
        await using var batch = await lake.BeginAsync(Bar.Bars, TemporaryLake.Run("run2"), CancellationToken.None);
        batch.Add(Bar.Of("A", "2019-12-31", 2), "r");
        batch.Add(Bar.Of("A", "2020-01-02", 3), "r");
        batch.Refuse(new QuarantinedRow("{}", "rule", "reason", "A", "r"));
        batch.Mark("A", new Watermark(new DateOnly(2020, 1, 2), TemporaryLake.Session));
        await batch.CommitAsync(CancellationToken.None);
    }
}
