using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Tests.Lake;

public sealed class ConcurrencyTests
{
    private TemporaryLake lake = new();

    [SetUp]
    public void Begin() => lake = new TemporaryLake();

    [TearDown]
    public void End() => lake.Dispose();

    [Test]
    public async Task Writers_of_different_symbols_all_commit()
    {
        var batches = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => FilledAsync($"run{n}", $"S{n}")));

        await Task.WhenAll(batches.Select(batch => Task.Run(() => batch.CommitAsync(CancellationToken.None))));

        var state = await lake.StateAsync();
        Assert.That(state.Sequence, Is.EqualTo(8));
        Assert.That(state.Watermarks.Keys, Is.EquivalentTo(Enumerable.Range(0, 8).Select(n => $"S{n}")));
        Assert.That(await lake.ReadAsync("symbol"), Is.EqualTo(Enumerable.Range(0, 8).Select(n => $"S{n}")));
        await DisposeAsync(batches);
    }

    [Test]
    public async Task Of_two_writers_of_one_symbol_the_later_fails_and_leaves_nothing()
    {
        var first = await FilledAsync("run1", "A");
        var second = await FilledAsync("run2", "A");
        await first.CommitAsync(CancellationToken.None);

        Assert.That(
            () => second.CommitAsync(CancellationToken.None),
            Throws.TypeOf<PipelineException>().With.Message.Contains("another run has committed 'A'").And.Property("IsTransient").True);

        Assert.That(lake.Files("raw"), Is.EqualTo(new[] { "raw/yahoo/bars/year=2019/run1-1.parquet" }));
        await DisposeAsync(first, second);
    }

    [Test]
    public async Task Of_many_writers_of_one_key_exactly_one_creates_the_object()
    {
        using var other = new FolderStore(lake.Folder);
        FolderStore[] stores = [lake.Store, other];

        var created = await Task.WhenAll(Enumerable.Range(0, 64).Select(n => Task.Run(
            () => stores[n % 2].PutAsync("key", new byte[] { (byte)n }, PutMode.CreateOnly, CancellationToken.None))));

        Assert.That(created.Count(won => won), Is.EqualTo(1));
        Assert.That(await File.ReadAllBytesAsync(lake.PathOf("key")), Is.EqualTo(new[] { (byte)Array.IndexOf(created, true) }));
    }

    [Test]
    public async Task A_cancelled_commit_leaves_nothing()
    {
        await using var batch = await FilledAsync("run1", "A");

        Assert.That(() => batch.CommitAsync(new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());

        Assert.That(lake.Files("raw").Concat(lake.Files("_manifest")), Is.Empty);
    }

    private async Task<LakeBatch<Bar>> FilledAsync(string run, string symbol)
    {
        var batch = await lake.BeginAsync(run);
        batch.Add(Bar.Of(symbol, "2019-12-31"), "r");
        batch.Mark(symbol, new Watermark(new DateOnly(2019, 12, 31), TemporaryLake.Session));
        return batch;
    }

    private static async Task DisposeAsync(params LakeBatch<Bar>[] batches)
    {
        foreach (var batch in batches)
            await batch.DisposeAsync();
    }
}
