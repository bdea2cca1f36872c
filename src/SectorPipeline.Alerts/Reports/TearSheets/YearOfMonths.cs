namespace SectorPipeline.Alerts;

/// <summary>A year's returns by month, January first, and of the year as far as it went.</summary>
internal sealed record YearOfMonths(int Year, IReadOnlyList<double?> Months, double? Whole)
{
    /// <summary>Daily returns compounded within each month and each year; the first and the last may be partial.</summary>
    public static IReadOnlyList<YearOfMonths> Of(IEnumerable<SectorBar> bars) =>
    [
        .. bars.Where(bar => bar.Return is not null).GroupBy(bar => bar.Session.Year).Select(year => new YearOfMonths(
            year.Key,
            [.. Enumerable.Range(1, 12).Select(month => Compound(year.Where(bar => bar.Session.Month == month)))],
            Compound(year))),
    ];

    private static double? Compound(IEnumerable<SectorBar> bars)
    {
        double? growth = null;
        foreach (var bar in bars)
            growth = (growth ?? 1) * (1 + (bar.Return ?? 0));
        return growth - 1;
    }
}
