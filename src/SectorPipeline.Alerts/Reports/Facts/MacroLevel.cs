using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>A macro series as it was known at a session's close, and at those a session and 21 sessions before: from <c>int_macro_by_session</c>.</summary>
internal sealed record MacroLevel(string Series, DateOnly Observed, double? Value, double? DayBefore, double? MonthBefore)
{
    private const int SessionsAMonth = 21;

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["VIXCLS"] = "VIX, index points",
        ["DGS10"] = "10-year Treasury yield, %",
        ["DGS2"] = "2-year Treasury yield, %",
        ["T10Y2Y"] = "10-year less 2-year, % points",
        ["DFF"] = "Effective federal funds rate, daily, %",
        ["FEDFUNDS"] = "Effective federal funds rate, monthly, %",
        ["BAA"] = "Moody's Baa corporate yield, %",
        ["AAA"] = "Moody's Aaa corporate yield, %",
        ["CPIAUCSL"] = "Consumer price index, 1982–84 = 100",
        ["UNRATE"] = "Unemployment rate, %",
    };

    public string Name => Names.GetValueOrDefault(Series, Series);

    public static async Task<IReadOnlyList<MacroLevel>> ReadAsync(WarehouseReader reader, Session session, CancellationToken cancellation) =>
        await reader.TryQueryAsync(
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
}
