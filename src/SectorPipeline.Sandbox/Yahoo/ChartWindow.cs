using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace SectorPipeline.Sandbox;

/// <summary>The time that a chart request asks for: period1 included, period2 not, in epoch seconds; or a named range.</summary>
internal readonly record struct ChartWindow(long From, long Until, string Range)
{
    public static readonly string[] Ranges = ["1d", "5d", "1mo", "3mo", "6mo", "1y", "2y", "5y", "10y", "ytd", "max"];

    /// <summary>The window, or null when the request names a range that does not exist.</summary>
    public static ChartWindow? Of(IQueryCollection query, DailyBars bars)
    {
        if (TrySeconds(query, "period1", out var from))
            return new ChartWindow(from, TrySeconds(query, "period2", out var until) ? until : long.MaxValue, "");
        var range = query["range"] is [{ Length: > 0 } given, ..] ? given : "1mo";
        return Start(range, bars.Dates.Span) is { } start ? new ChartWindow(SessionClock.At(start, default), long.MaxValue, range) : null;
    }

    private static bool TrySeconds(IQueryCollection query, string name, out long seconds) =>
        long.TryParse(query[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out seconds);

    private static DateOnly? Start(string range, ReadOnlySpan<DateOnly> dates)
    {
        var last = dates[^1];
        return range switch
        {
            "1d" => last,
            "5d" => dates[Math.Max(0, dates.Length - 5)],
            "1mo" => last.AddMonths(-1),
            "3mo" => last.AddMonths(-3),
            "6mo" => last.AddMonths(-6),
            "1y" => last.AddYears(-1),
            "2y" => last.AddYears(-2),
            "5y" => last.AddYears(-5),
            "10y" => last.AddYears(-10),
            "ytd" => new DateOnly(last.Year, 1, 1),
            "max" => dates[0],
            _ => null,
        };
    }
}
