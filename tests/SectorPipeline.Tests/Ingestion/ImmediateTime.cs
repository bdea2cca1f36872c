using System.Collections.Concurrent;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>A clock on which every wait up to a limit is over at once; longer ones, such as timeouts, never end.</summary>
internal sealed class ImmediateTime(TimeSpan limit) : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> waits = new();

    public IReadOnlyCollection<TimeSpan> Waits => waits;

    public override DateTimeOffset GetUtcNow() => new(2020, 1, 3, 11, 0, 0, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > limit || dueTime == Timeout.InfiniteTimeSpan)
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        waits.Enqueue(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
