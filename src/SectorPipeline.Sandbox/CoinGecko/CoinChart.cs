namespace SectorPipeline.Sandbox;

/// <summary>The body of market_chart: pairs of milliseconds and values, the closer together the shorter the time.</summary>
internal sealed class CoinChart(CoinPath path, DateTimeOffset from, DateTimeOffset until, bool daily)
{
    private const int Hour = 3600;
    private const int Minutes = 300;
    private const int DaysByHour = 90;

    private readonly List<DateTimeOffset> times = [];

    /// <param name="endsNow">Whether the present moment is the last point.</param>
    public TextBuffer Render(bool endsNow)
    {
        Place();
        if (endsNow && (times.Count == 0 || times[^1] < until))
            times.Add(until);
        var text = new TextBuffer(1024 + 120 * times.Count);
        AddSeries(text.Add("{\"prices\":"u8), path.Price);
        AddSeries(text.Add(",\"market_caps\":"u8), path.MarketCap);
        AddSeries(text.Add(",\"total_volumes\":"u8), path.Volume);
        return text.Add("}"u8);
    }

    private void Place()
    {
        var span = until - from;
        if (daily || span > TimeSpan.FromDays(DaysByHour))
            Place(24 * Hour, jitter: 0);
        else if (span > TimeSpan.FromDays(1))
            Place(Hour, jitter: 240);
        else
            Place(Minutes, jitter: 60);
    }

    // Midnights are exact; what is taken during the day comes some seconds late.
    private void Place(int step, int jitter)
    {
        var first = (from.ToUnixTimeSeconds() + step - 1) / step;
        for (var i = first; i * step <= until.ToUnixTimeSeconds(); i++)
        {
            var late = jitter == 0 ? 0 : (long)(Noise.For(0, "coins").Uniform((int)i) * jitter * 1000);
            var time = DateTimeOffset.FromUnixTimeMilliseconds(i * step * 1000 + late);
            if (time >= from && time <= until)
                times.Add(time);
        }
    }

    private void AddSeries(TextBuffer text, Func<DateTimeOffset, double> value)
    {
        for (var i = 0; i < times.Count; i++)
            text.Add(i == 0 ? "[["u8 : ",["u8).Add(times[i].ToUnixTimeMilliseconds()).Add(","u8).Add(value(times[i])).Add("]"u8);
        text.Add(times.Count == 0 ? "[]"u8 : "]"u8);
    }
}
