using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Tests.Lake;

[Parallelizable(ParallelScope.All)]
public sealed class RebuildCrashTests
{
    private const int Operations = 24;

    [Test]
    public async Task A_rebuild_that_dies_anywhere_leaves_a_lake_that_is_whole_and_can_be_rebuilt([Range(1, Operations)] int operation)
    {
        using var lake = await FilledAsync();
        var before = await Bars.SeenAsync(lake);

        await DiesAsync(lake, operation);

        Assert.That(await Bars.SeenAsync(lake), Is.EqualTo(before), "the old rows or the new ones");
        Assert.That((await lake.VerifyAsync()).Problems, Is.Empty);
        await Bars.RebuildAsync(lake);
        Assert.That(await Bars.SeenAsync(lake), Is.EqualTo(before), "after another rebuild");
        Assert.That((await lake.VerifyAsync()).Strays, Is.Empty);
    }

    [Test]
    public async Task A_rebuild_without_a_manifest_that_dies_anywhere_leaves_nothing_or_all([Range(1, Operations)] int operation)
    {
        using var lake = await FilledAsync();
        var before = await Bars.SeenAsync(lake);
        Directory.Delete(lake.PathOf("_manifest"), recursive: true);

        await DiesAsync(lake, operation);

        Assert.That(await Bars.SeenAsync(lake), Is.Empty.Or.EqualTo(before));
        Assert.That((await lake.VerifyAsync()).Problems, Is.Empty);
        await Bars.RebuildAsync(lake);
        Assert.That(await Bars.SeenAsync(lake), Is.EqualTo(before), "after another rebuild");
        Assert.That((await lake.VerifyAsync()).Strays, Is.Empty);
    }

    [Test]
    public async Task What_a_rebuild_could_not_clear_away_goes_when_the_next_batch_begins()
    {
        using var lake = await FilledAsync();
        await DiesAsync(lake, await CommitOperationAsync());
        var strays = (await lake.VerifyAsync()).Strays;

        await using var batch = await lake.BeginAsync("run9");

        Assert.That((await lake.StateAsync()).Base, Is.Not.Null);
        Assert.That(strays, Is.Not.Empty);
        Assert.That((await lake.VerifyAsync()).Strays, Is.Empty);
        Assert.That(lake.Files("_manifest"), Has.None.EndsWith("superseded"));
    }

    [Test]
    public async Task Nothing_is_committed_while_a_rebuild_without_a_manifest_has_not_ended()
    {
        using var lake = await FilledAsync();
        Directory.Delete(lake.PathOf("_manifest"), recursive: true);
        for (var operation = 1; lake.Files("_manifest").All(file => !file.EndsWith(".json", StringComparison.Ordinal)); operation++)
            await DiesAsync(lake, operation);

        Assert.That(
            () => lake.CommitAsync("run9", Bar.Of("A", "2019-12-31")),
            Throws.TypeOf<PipelineException>().With.Message.Contains("a rebuild of it was begun and has not ended"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_operations_above_are_all_that_a_rebuild_does(bool manifest)
    {
        using var lake = await FilledAsync();
        var counting = new FaultyStore(lake.Store, failAt: int.MaxValue);
        if (!manifest)
            Directory.Delete(lake.PathOf("_manifest"), recursive: true);

        await Bars.RebuildAsync(lake, counting);

        Assert.That(counting.Operations, Is.EqualTo(Operations));
    }

    private static async Task<TemporaryLake> FilledAsync()
    {
        var lake = new TemporaryLake();
        foreach (var symbol in new[] { "A", "B" })
        {
            await Bars.LandAsync(lake, $"r{symbol}", "1 0.5\n2 -");
            await using var batch = await lake.BeginAsync($"run{symbol}");
            await Bars.TakeAsync(lake, batch, new ReceivedKey
            {
                Key = symbol,
                From = Bars.Day(1),
                Until = Bars.Day(3),
                Mark = Bars.Mark(symbol, 1),
                RequestIds = [$"r{symbol}"],
            });
            await batch.CommitAsync(CancellationToken.None);
        }

        return lake;
    }

    private static async Task DiesAsync(TemporaryLake lake, int operation)
    {
        try
        {
            await Bars.RebuildAsync(lake, new FaultyStore(lake.Store, operation, Fault.DeathAfter));
        }
        catch (PipelineException)
        {
        }
    }

    // The last operation after which there are the commit and the old files.
    private static async Task<int> CommitOperationAsync()
    {
        for (var operation = 1; operation <= Operations; operation++)
        {
            using var lake = await FilledAsync();
            await DiesAsync(lake, operation);
            if ((await lake.StateAsync()).Base is not null)
                return operation;
        }

        throw new InvalidOperationException("no rebuild was committed");
    }
}
