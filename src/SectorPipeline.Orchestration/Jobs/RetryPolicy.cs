namespace SectorPipeline.Orchestration;

/// <summary>How often a step is tried when its error may pass, and how long the pauses are.</summary>
public sealed record RetryPolicy
{
    public const int DefaultAttempts = 3;

    // Pauses are spread by a fifth to either side, so that steps that failed together do not return together.
    private const double Spread = 0.2;

    public static RetryPolicy Never { get; } = new() { Attempts = 1 };

    public static TimeSpan DefaultFirst { get; } = TimeSpan.FromSeconds(10);

    public static TimeSpan DefaultMax { get; } = TimeSpan.FromMinutes(10);

    /// <summary>The first try included.</summary>
    public int Attempts { get; init; } = DefaultAttempts;

    /// <summary>The pause after the first attempt.</summary>
    public TimeSpan First { get; init; } = DefaultFirst;

    public Backoff Backoff { get; init; } = Backoff.Exponential;

    /// <summary>No pause is longer.</summary>
    public TimeSpan Max { get; init; } = DefaultMax;

    /// <summary>The pause after the given attempt.</summary>
    /// <param name="attempt">Counted from 1.</param>
    /// <param name="random">From 0 to 1: where in the spread the pause lies; 0.5 is its middle.</param>
    public TimeSpan PauseAfter(int attempt, double random)
    {
        var factor = Backoff == Backoff.Exponential ? Math.Pow(2, attempt - 1) : 1;
        var spread = 1 + Spread * (2 * random - 1);
        return TimeSpan.FromMilliseconds(Math.Min(First.TotalMilliseconds * factor * spread, Max.TotalMilliseconds));
    }
}
