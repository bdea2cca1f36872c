namespace SectorPipeline.Tests.Orchestration;

/// <summary>A clock that moves when told to, and fires the timers that fall due.</summary>
internal sealed class FakeTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<FakeTimer> timers = [];
    private readonly SemaphoreSlim armed = new(0);
    private DateTimeOffset now = start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Waits until a timer is set.</summary>
    public Task WaitForTimerAsync(CancellationToken cancellation) => armed.WaitAsync(cancellation);

    /// <summary>Waits until a timer is set, then moves the clock to it; returns how far that was.</summary>
    public async Task<TimeSpan> AdvanceToTimerAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await armed.WaitAsync(cancellation);
            if (Next() is { } due)
                return Advance(due - GetUtcNow());
        }
    }

    public TimeSpan Advance(TimeSpan by)
    {
        List<FakeTimer> due;
        lock (gate)
        {
            now += by;
            due = timers.FindAll(timer => timer.Due <= now);
            timers.RemoveAll(due.Contains);
        }

        due.ForEach(timer => timer.Fire());
        return by;
    }

    private DateTimeOffset? Next()
    {
        lock (gate)
            return timers.Count == 0 ? null : timers.Min(timer => timer.Due);
    }

    private void Arm(FakeTimer timer, TimeSpan dueTime)
    {
        lock (gate)
        {
            timers.Remove(timer);
            if (dueTime < TimeSpan.Zero)
                return;
            timer.Due = now + dueTime;
            timers.Add(timer);
        }

        armed.Release();
    }

    private sealed class FakeTimer(FakeTimeProvider clock, Action fire) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Arm(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Arm(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
