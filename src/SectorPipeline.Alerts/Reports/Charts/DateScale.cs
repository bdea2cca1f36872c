namespace SectorPipeline.Alerts;

/// <summary>Maps days to pixels, a day as wide as any other.</summary>
internal readonly record struct DateScale(DateOnly First, DateOnly Last, double Start, double End)
{
    private const int MostLabels = 12;

    private static readonly int[] Steps = [1, 2, 3, 6, 12, 24, 60, 120];

    public double At(DateOnly day) =>
        Last == First ? Start : Start + ((double)(day.DayNumber - First.DayNumber) / (Last.DayNumber - First.DayNumber) * (End - Start));

    /// <summary>The first days of months or years within the scale, few enough to be written beside each other.</summary>
    public IReadOnlyList<(DateOnly Day, string Label)> Ticks()
    {
        var (first, last) = (First, Last);
        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month;
        var step = Array.Find(Steps, step => months / step <= MostLabels);
        step = step == 0 ? Steps[^1] : step;
        return
        [
            .. Enumerable.Range(0, months + 1)
                .Select(offset => new DateOnly(first.Year, first.Month, 1).AddMonths(offset))
                .Where(day => day >= first && (((day.Year * 12) + day.Month - 1) % step) == 0)
                .Select(day => (day, Label(day, step))),
        ];
    }

    private static string Label(DateOnly day, int step) =>
        step >= 12 ? $"{day.Year}" : Figures.Month(day);
}
