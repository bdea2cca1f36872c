using SectorPipeline.Core;
using SectorPipeline.Ingestion;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>A person who stops an ingestion loses neither what has arrived nor what it has cost.</summary>
[TestFixture]
internal sealed class IngestCancellationTests
{
    private const string Day = "2020-01-02";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public async Task What_waits_for_the_writer_is_kept()
    {
        using var bench = new Workbench();
        using var person = new CancellationTokenSource();
        using var writer = new HeldProgress();
        bench.Options = bench.Options with { Yahoo = bench.Options.Yahoo with { Concurrency = 1 } };
        bench.Securities = [.. Enumerable.Range(1, 6).Select(i => new Security($"S{i}", SecurityKind.Stock))];
        bench.Vendor.Always(_ => FakeVendor.Json(ChartJson.Of(10, Day)));
        var context = Workbench.Context("ingest.prices", Day) with { Progress = writer };
        var step = Task.Run(() => bench.RunAsync(feeds => feeds.Prices, context, person.Token));

        // One with the writer, two in the channel, and one that finds it full.
        await UntilAsync(async () => (await bench.LandingAsync("yahoo", "prices", Day)).Count == 4);
        await Task.Delay(TimeSpan.FromMilliseconds(100));
        await person.CancelAsync();
        writer.Release();

        Assert.That(async () => await step, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await bench.RowsAsync("prices", "symbol"), Is.EqualTo(new[] { "S1", "S2", "S3", "S4" }));
    }

    [Test]
    public async Task A_writer_that_fails_ends_the_step_although_answers_wait_for_it()
    {
        using var bench = new Workbench();
        using var writer = new HeldProgress { Failure = new InvalidOperationException("the writer failed") };
        bench.Options = bench.Options with { Yahoo = bench.Options.Yahoo with { Concurrency = 1 } };
        bench.Securities = [.. Enumerable.Range(1, 6).Select(i => new Security($"S{i}", SecurityKind.Stock))];
        bench.Vendor.Always(_ => FakeVendor.Json(ChartJson.Of(10, Day)));
        var context = Workbench.Context("ingest.prices", Day) with { Progress = writer };
        var step = Task.Run(() => bench.RunAsync(feeds => feeds.Prices, context));
        await UntilAsync(async () => (await bench.LandingAsync("yahoo", "prices", Day)).Count == 4);

        writer.Release();

        Assert.That(async () => await step.WaitAsync(Patience), Throws.InvalidOperationException.With.Message.EqualTo("the writer failed"));
    }

    [Test]
    public async Task What_it_cost_is_told_where_the_writer_fails_and_what_is_lost_does_not_count()
    {
        using var bench = new Workbench();
        using var writer = new HeldProgress { Failure = new PipelineException("the disk is full") };
        bench.Vendor.Always(_ => FakeVendor.Json(ChartJson.Of(10, Day)));
        var context = Workbench.Context("ingest.prices", Day, ("symbols", "AAPL")) with { Progress = writer };
        var step = Task.Run(() => bench.RunAsync(feeds => feeds.Prices, context));

        writer.Release();

        var failure = await Task.Run(() => Assert.CatchAsync<PipelineException>(() => step.WaitAsync(Patience)));
        Assert.That(failure?.Message, Is.EqualTo("the disk is full"));
        Assert.That(failure?.Partial?.Counts, Is.SupersetOf(new Dictionary<string, long> { ["requests"] = 1, ["loaded"] = 0 }));
    }

    [Test]
    public void What_was_done_until_then_is_told()
    {
        using var bench = new Workbench();
        using var person = new CancellationTokenSource();
        bench.Options = bench.Options with { Yahoo = bench.Options.Yahoo with { Concurrency = 1 } };
        bench.Vendor.Answer = async (url, cancellation) =>
        {
            if (url.AbsolutePath.EndsWith("AAPL", StringComparison.Ordinal))
                return FakeVendor.Json(ChartJson.Of(10, Day));
            await person.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException("it was cancelled");
        };

        var stopped = Assert.CatchAsync<StepCancelledException>(
            () => bench.RunAsync(feeds => feeds.Prices, Workbench.Context("ingest.prices", Day), person.Token));

        Assert.That((stopped?.Partial.Rows, stopped?.CancellationToken.IsCancellationRequested), Is.EqualTo(((long?)1, (bool?)true)));
        Assert.That(stopped?.Partial.Counts, Is.SupersetOf(new Dictionary<string, long> { ["requests"] = 2, ["fetched"] = 1, ["loaded"] = 1 }));
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await isSo())
            await Task.Delay(TimeSpan.FromMilliseconds(10), patience.Token);
    }

    /// <summary>Holds up whoever reports, which is the writer.</summary>
    private sealed class HeldProgress : IProgress<StepProgress>, IDisposable
    {
        private readonly ManualResetEventSlim gate = new();

        public Exception? Failure { get; init; }

        public void Report(StepProgress value)
        {
            gate.Wait(Patience);
            if (Failure is not null)
                throw Failure;
        }

        public void Release() => gate.Set();

        public void Dispose() => gate.Dispose();
    }
}
