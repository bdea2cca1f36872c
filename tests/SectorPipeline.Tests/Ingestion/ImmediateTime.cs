using System.Collections.Concurrent;
using SectorPipeline.Core;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>A clock on which every wait up to a limit is over at once; longer ones, such as timeouts, never end.</summary>
internal sealed class ImmediateTime(TimeSpan limit) : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> waits = new();

    public IReadOnlyCollection<TimeSpan> Waits => waits;

    public DateTimeOffset Now { get; set; } = new(2020, 1, 3, 11, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => Now.UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Six in the morning in New York after the session, when the daily job begins.</summary>
    public void NextMorningOf(string session) => Now = new(Session.Parse(session).Date.AddDays(1), new TimeOnly(11, 0), TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > limit || dueTime == Timeout.InfiniteTimeSpan)
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        waits.Enqueue(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
