namespace SectorPipeline.Sandbox;

/// <summary>The body of fred/series: what a series is, and how far it reaches.</summary>
internal static class FredSeries
{
    public static TextBuffer Render(string id, FredParameters parameters, SeriesVintages vintages, DateOnly today)
    {
        var (start, end) = parameters.RealTime(today, today);
        var known = vintages.KnownWithin(start, end).Select(row => row.Date).ToList();
        var (about, frequency) = (SeriesCatalog.Of(id), vintages.Frequency.ToString());
        var text = new TextBuffer(1024).Add("{"u8);
        AddRealtime(text, start, end).Add(",\"seriess\":[{\"id\":"u8).AddString(id).Add(","u8);
        AddRealtime(text, start, end)
            .Add(",\"title\":"u8).AddSlashedString(about.Title)
            .Add(",\"observation_start\":\""u8).Add(known.Count > 0 ? known[0] : FredParameters.Latest)
            .Add("\",\"observation_end\":\""u8).Add(known.Count > 0 ? known[^1] : FredParameters.Latest)
            .Add("\",\"frequency\":"u8).AddString(frequency)
            .Add(",\"frequency_short\":"u8).AddString(frequency[..1])
            .Add(",\"units\":"u8).AddSlashedString(about.Units)
            .Add(",\"units_short\":"u8).AddSlashedString(about.UnitsShort)
            .Add(",\"seasonal_adjustment\":"u8).AddString(about.Adjustment)
            .Add(",\"seasonal_adjustment_short\":"u8).AddString(about.AdjustmentShort)
            .Add(",\"last_updated\":\""u8).Add(LastRelease(vintages, end, today));
        AddTime(text, id, LastRelease(vintages, end, today));
        return text.Add("\",\"popularity\":"u8).Add((long)(Noise.For(0, id).Uniform(0) * 100)).Add(",\"notes\":"u8)
            .AddSlashedString($"Made by a sandbox in the form of FRED's {id}.").Add("}]}"u8);
    }

    private static DateOnly LastRelease(SeriesVintages vintages, DateOnly end, DateOnly today) =>
        vintages.Dates.LastOrDefault(date => date <= end, today);

    private static TextBuffer AddRealtime(TextBuffer text, DateOnly start, DateOnly end) =>
        text.Add("\"realtime_start\":\""u8).Add(start).Add("\",\"realtime_end\":\""u8).Add(end).Add("\""u8);

    // In the time of St. Louis, an hour behind New York, with the offset in two digits.
    private static void AddTime(TextBuffer text, string id, DateOnly date)
    {
        var second = (int)(Noise.For(0, id).Uniform(date.DayNumber) * 3600);
        var time = new TimeOnly(7, 0).Add(TimeSpan.FromSeconds(second));
        var offset = SessionClock.OffsetOf(date) / 3600 - 1;
        text.Add(System.Text.Encoding.ASCII.GetBytes($" {time:HH\\:mm\\:ss}-0{-offset}"));
    }
}
