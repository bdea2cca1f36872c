namespace SectorPipeline.Sandbox;

/// <summary>The daily bars of one symbol as columns of equal length, oldest first.</summary>
public sealed record DailyBars
{
    public required ReadOnlyMemory<DateOnly> Dates { get; init; }

    /// <summary>As traded, unless <see cref="SplitAdjusted"/>; so are High, Low, Close and Volume.</summary>
    public required ReadOnlyMemory<double> Open { get; init; }

    public required ReadOnlyMemory<double> High { get; init; }

    public required ReadOnlyMemory<double> Low { get; init; }

    public required ReadOnlyMemory<double> Close { get; init; }

    /// <summary>The close with later splits and dividends taken out.</summary>
    public required ReadOnlyMemory<double> AdjustedClose { get; init; }

    public required ReadOnlyMemory<long> Volume { get; init; }

    /// <summary>Splits and dividends, oldest first.</summary>
    public required ReadOnlyMemory<CorporateAction> Actions { get; init; }

    /// <summary>Whether splits are already taken out of prices, volumes and dividends.</summary>
    public bool SplitAdjusted { get; init; }

    public int Count => Dates.Length;
}
