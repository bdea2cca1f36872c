using System.Globalization;

namespace SectorPipeline.Alerts;

/// <summary>Returns by year and month, the newest year first.</summary>
internal static class MonthTable
{
    public static Html Of(IReadOnlyList<YearOfMonths> years)
    {
        if (years.Count == 0)
            return Section.Absent("There is no return yet.");
        var span = Tone.Span(years.SelectMany(year => year.Months));
        var table = new HtmlTable<YearOfMonths>(
            "Returns by month, per cent",
            [
                Column.Heading<YearOfMonths>("Year", year => $"{year.Year}"),
                .. Enumerable.Range(0, 12).Select(month => Cells(month, span)),
                Column.Return<YearOfMonths>("Total", year => year.Whole, "As far as it went", decimals: 1),
            ])
        { Class = "heat months" };
        return $"{table.Of([.. years.OrderByDescending(year => year.Year)])}{Section.Note("Equal-weighted daily returns, compounded. The first and the last month are as far as the data goes.")}";
    }

    private static TableColumn<YearOfMonths> Cells(int month, double span) =>
        new(CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames[month], year => $"{Figures.Points(year.Months[month], 1)}")
        {
            Class = year => $"n {Tone.Heat(year.Months[month], span)}",
            HeadClass = "n",
        };
}
