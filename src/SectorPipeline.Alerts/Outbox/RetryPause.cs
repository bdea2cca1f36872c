namespace SectorPipeline.Alerts;

/// <summary>How long to wait before the next attempt: twice as long each time, up to a limit, and never the same for two.</summary>
internal sealed class RetryPause(AlertOptions options, Func<double> random)
{
    private const double Jitter = 0.25;

    /// <param name="attempts">How many attempts have failed.</param>
    /// <param name="asked">What the receiver asks for.</param>
    public TimeSpan After(long attempts, TimeSpan? asked)
    {
        var doubled = options.FirstRetry * Math.Pow(2, Math.Min(attempts - 1, 30));
        var pause = doubled < options.LongestRetry ? doubled : options.LongestRetry;
        pause *= 1 - Jitter + 2 * Jitter * random();
        return asked > pause ? asked.Value : pause;
    }
}
