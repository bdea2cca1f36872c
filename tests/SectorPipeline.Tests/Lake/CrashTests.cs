using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Tests.Lake;

public sealed class CrashTests
{
    private static readonly string[] Old = ["A|2018-12-31|1"];
    private static readonly string[] New = ["A|2018-12-31|1", "A|2019-12-31|2", "A|2020-01-02|3"];

    [Test]
    public async Task A_writer_that_dies_anywhere_leaves_the_whole_old_or_the_whole_new_state([Values] bool afterwards)
    {
        var died = true;
        for (var n = 1; died; n++)
            died = await CrashAtAsync(n, afterwards);
    }

    private static async Task<bool> CrashAtAsync(int operation, bool afterwards)
    {
        using var lake = new TemporaryLake();
        await lake.CommitAsync("run1", Bar.Of("A", "2018-12-31"));

        var died = await DiesAsync(new ObjectLake(new FaultyStore(lake.Store, operation, afterwards), lake.Clock));

        var seen = await lake.ReadAsync();
        Assert.That(seen, Is.EqualTo(Old).Or.EqualTo(New), $"operation {operation}");
        await RetryAsync(lake, seen.Count == New.Length);
        Assert.That(await lake.ReadAsync(), Is.EqualTo(New), $"operation {operation}, after the retry");
        Assert.That((await lake.VerifyAsync()).Problems, Is.Empty);
        return died;
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
