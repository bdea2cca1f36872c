using System.Diagnostics;

namespace SectorPipeline.IntegrationTests;

/// <summary>A clock that runs faster than the real one, so that waits for a vendor's next minute are over in moments.</summary>
internal sealed class HurriedTime(int factor) : TimeProvider
{
    private readonly long start = Stopwatch.GetTimestamp();
    private readonly DateTimeOffset started = System.GetUtcNow();

    public override long TimestampFrequency => Stopwatch.Frequency;

    public override long GetTimestamp() => start + ((Stopwatch.GetTimestamp() - start) * factor);

    public override DateTimeOffset GetUtcNow() => started + (Stopwatch.GetElapsedTime(start) * factor);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new HurriedTimer(System.CreateTimer(callback, state, Hurry(dueTime), Hurry(period)), this);

    private TimeSpan Hurry(TimeSpan time) => time > TimeSpan.Zero ? time / factor : time;

    private sealed class HurriedTimer(ITimer timer, HurriedTime time) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(time.Hurry(dueTime), time.Hurry(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
