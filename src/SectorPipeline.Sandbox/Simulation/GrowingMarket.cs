using SectorPipeline.Core;

namespace SectorPipeline.Sandbox;

/// <summary>A simulated market that goes on: with each close in New York it is today's and one session more.</summary>
/// <param name="until">The market that ends with a session.</param>
/// <param name="time">Tells which session has closed last.</param>
public sealed class GrowingMarket(Func<Session, IMarket> until, TimeProvider time)
{
    private readonly Lock gate = new();
    private IMarket? current;

    /// <summary>The market up to the last session that has closed; the same one until the next closes.</summary>
    public IMarket Now
    {
        get
        {
            var last = TradingCalendar.Nyse.LastCompleted(time.GetUtcNow());
            lock (gate)
                return current is { } market && market.LastSession == last ? market : current = until(last);
        }
    }
}
