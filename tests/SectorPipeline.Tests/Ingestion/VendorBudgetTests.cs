using System.Diagnostics;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>What one process lets pass to a vendor.</summary>
[TestFixture]
internal sealed class VendorBudgetTests
{
    private readonly RequestMeter meter = new();

    [Test]
    public async Task No_second_lets_more_calls_pass_than_the_plan_allows()
    {
        using var budget = new VendorBudget("any", new YahooOptions { CallsPerSecond = 10, CallsPerMinute = null }, new FakeLedger(), TimeProvider.System);
        await Task.Delay(TimeSpan.FromSeconds(0.9));

        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 11; i++)
            await budget.AcquireAsync(meter, CancellationToken.None);

        Assert.That(clock.Elapsed, Is.GreaterThan(TimeSpan.FromSeconds(0.8)), "the eleventh call is a second after the first");
    }

    [Test]
    public async Task A_pause_that_is_extended_while_it_is_waited_for_is_waited_out()
    {
        var time = new ExtendingTime();
        using var budget = new VendorBudget("any", new YahooOptions { CallsPerSecond = null, CallsPerMinute = null }, new FakeLedger(), time);
        time.OnWait = () => budget.PauseAsync(TimeSpan.FromSeconds(30), CancellationToken.None).GetAwaiter().GetResult();
        await budget.PauseAsync(TimeSpan.FromSeconds(10), CancellationToken.None);

        await budget.AcquireAsync(meter, CancellationToken.None);

        Assert.That(time.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30) }));
    }

    [Test]
    public async Task Calls_that_were_granted_to_those_who_left_are_not_made_a_minute_later()
    {
        var time = new ImmediateTime(TimeSpan.FromHours(1));
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        var ledger = new FakeLedger { Gate = first.Task };
        await using var limiter = new LedgerLimiter("any", new VendorLimits(null, 100, null, TimeZoneInfo.Utc), ledger, TimeSpan.FromMinutes(1), time);
        using var gone = new CancellationTokenSource();
        Task[] stay = [limiter.AcquireAsync(1).AsTask(), limiter.AcquireAsync(1).AsTask()];
        var leaves = limiter.AcquireAsync(1, gone.Token).AsTask();
        ledger.Gate = second.Task;
        first.SetResult();
        await stay[0];
        Assert.That(() => ledger.Asked, Is.EqualTo(2).After(5_000, 5));
        await gone.CancelAsync();
        Assert.CatchAsync<OperationCanceledException>(() => leaves);
        second.SetResult();
        await stay[1];

        time.Now += TimeSpan.FromMinutes(1);
        await limiter.AcquireAsync(1);

        Assert.That(ledger.Asked, Is.EqualTo(3), "the call that was counted for the one who left is not made in another minute");
    }

    [Test]
    public void A_false_length_rents_no_more_than_a_body_may_need_at_first()
    {
        using var content = new ByteArrayContent([1, 2, 3]);
        content.Headers.ContentLength = 500_000_000;
        var before = GC.GetTotalAllocatedBytes();

        Assert.CatchAsync(async () => (await PooledBody.ReadAsync(content, new CancellationToken(canceled: true))).Dispose());

        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(100_000_000));
    }

    /// <summary>A clock on which every wait is over at once, and during the first of which something happens.</summary>
    private sealed class ExtendingTime : TimeProvider
    {
        private readonly ImmediateTime inner = new(TimeSpan.FromHours(1));

        public Action? OnWait { get; set; }

        public IReadOnlyCollection<TimeSpan> Waits => inner.Waits;

        public override DateTimeOffset GetUtcNow() => inner.Now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var happens = OnWait;
            OnWait = null;
            happens?.Invoke();
            return inner.CreateTimer(callback, state, dueTime, period);
        }
    }
}
