namespace SectorPipeline.Sandbox;

/// <summary>A value as one filing reports it.</summary>
/// <param name="Period">What it is of.</param>
/// <param name="Filing">Where it stands: that of the period, or a later one that repeats it.</param>
internal readonly record struct Fact(FinancialPeriod Period, Filing Filing)
{
    /// <summary>CY2023, CY2023Q2 or CY2023Q2I; null for the two or three quarters of a year until now, which are in no frame.</summary>
    public string? FrameOf(bool isInstant)
    {
        var (year, quarter) = (Period.End.Year, Period.End.Month / 3);
        var months = Period.End.Month - Period.Start.Month + 1;
        if (isInstant)
            return FormattableString.Invariant($"CY{year}Q{quarter}I");
        return months switch
        {
            3 => FormattableString.Invariant($"CY{year}Q{quarter}"),
            12 => FormattableString.Invariant($"CY{year}"),
            _ => null,
        };
    }
}
