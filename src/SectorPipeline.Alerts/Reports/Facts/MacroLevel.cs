using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>A macro series as it was known at a session's close, and at those a session and 21 sessions before: from <c>int_macro_by_session</c>.</summary>
internal sealed record MacroLevel(string Series, DateOnly Observed, double? Value, double? DayBefore, double? MonthBefore)
{
    private const int SessionsAMonth = 21;

    // In the order in which people ask for them.
    private static readonly MacroSeries[] Known =
    [
        new("VIXCLS", "VIX, index points", IsMonthly: false),
        new("DGS2", "2-year Treasury yield, %", IsMonthly: false),
        new("DGS10", "10-year Treasury yield, %", IsMonthly: false),
        new("T10Y2Y", "10-year less 2-year, % points", IsMonthly: false),
        new("DFF", "Effective federal funds rate, daily, %", IsMonthly: false),
        new("FEDFUNDS", "Effective federal funds rate, monthly, %", IsMonthly: true),
        new("AAA", "Moody's Aaa corporate yield, %", IsMonthly: true),
        new("BAA", "Moody's Baa corporate yield, %", IsMonthly: true),
        new("CPIAUCSL", "Consumer price index, 1982–84 = 100", IsMonthly: true),
        new("UNRATE", "Unemployment rate, %", IsMonthly: true),
    ];

    public string Name => Find()?.Name ?? Series;

    /// <summary>The day or the month that the value is of.</summary>
    public string Period => Find() is { IsMonthly: true } ? Figures.Month(Observed) : Figures.Date(Observed);

    private int Place => Array.FindIndex(Known, series => series.Id == Series) is var place and >= 0 ? place : Known.Length;

    private MacroSeries? Find() => Array.Find(Known, series => series.Id == Series);

    public static async Task<IReadOnlyList<MacroLevel>> ReadAsync(WarehouseReader reader, Session session, CancellationToken cancellation)
    {
        var levels = await reader.TryQueryAsync(
            "intermediate.int_macro_by_session",
            $"""
            select today.series_id, today.observation_date, today.value, yesterday.value as day_before, month.value as month_before
            from intermediate.int_macro_by_session as today
            inner join intermediate.int_sessions as numbered on numbered.session = today.session
            left join intermediate.int_sessions as day_session on day_session.session_number = numbered.session_number - 1
            left join intermediate.int_sessions as month_session on month_session.session_number = numbered.session_number - {SessionsAMonth}
            left join intermediate.int_macro_by_session as yesterday
              on yesterday.series_id = today.series_id and yesterday.session = day_session.session
            left join intermediate.int_macro_by_session as month
              on month.series_id = today.series_id and month.session = month_session.session
            where today.session = $1
            order by today.series_id
            """,
            row => new MacroLevel(row.Text("series_id"), row.Date("observation_date"), row.Number("value"), row.Number("day_before"), row.Number("month_before")),
            cancellation,
            session.Date) ?? [];
        return [.. levels.OrderBy(level => level.Place)];
    }

    private sealed record MacroSeries(string Id, string Name, bool IsMonthly);
}
