namespace SectorPipeline.Sandbox;

/// <summary>The body of a five-minute chart: UTC seconds, no adjusted closes.</summary>
internal sealed class IntradayDocument(TextBuffer text, DailyBars bars, ChartWindow window, int? seed)
{
    private readonly SplitAdjustment quotes = new(bars);
    private readonly List<long> times = [];
    private readonly List<double> open = [];
    private readonly List<double> high = [];
    private readonly List<double> low = [];
    private readonly List<double> close = [];
    private readonly List<long> volume = [];

    public void Render(Security security, string symbol)
    {
        var slice = Slice();
        for (var i = slice.First; i < slice.End; i++)
            Gather(security.Symbol, i);
        text.Add("{\"chart\":{\"result\":[{\"meta\":"u8);
        new ChartMeta(security, symbol, bars, quotes).RenderIntraday(text, window.Range, slice);
        if (times.Count > 0)
            AddBars();
        else
            text.Add(",\"indicators\":{\"quote\":[{}]}"u8);
        text.Add("}],\"error\":null}}"u8);
    }

    private (int First, int End) Slice()
    {
        var dates = bars.Dates.Span;
        var (first, end) = (0, dates.Length);
        while (first < end && SessionClock.CloseOf(dates[first]) <= window.From)
            first++;
        while (end > first && SessionClock.OpenOf(dates[end - 1]) >= window.Until)
            end--;
        return (first, end);
    }

    private void Gather(string symbol, int session)
    {
        var day = DailyBar.Of(bars, quotes, session);
        var minutes = IntradayBars.Of(seed, symbol, day);
        for (var i = 0; i < minutes.Count; i++)
        {
            var time = SessionClock.OpenOf(day.Date) + 60L * IntradayBars.Minutes * i;
            if (time < window.From || time >= window.Until)
                continue;
            times.Add(time);
            open.Add(minutes.Open[i]);
            high.Add(minutes.High[i]);
            low.Add(minutes.Low[i]);
            close.Add(minutes.Close[i]);
            volume.Add(minutes.Volume[i]);
        }
    }

    private void AddBars()
    {
        text.Add(",\"timestamp\":"u8);
        AddColumn(times);
        text.Add(",\"indicators\":{\"quote\":[{\"open\":"u8);
        AddColumn(open);
        text.Add(",\"high\":"u8);
        AddColumn(high);
        text.Add(",\"low\":"u8);
        AddColumn(low);
        text.Add(",\"close\":"u8);
        AddColumn(close);
        text.Add(",\"volume\":"u8);
        AddColumn(volume);
        text.Add("}]}"u8);
    }

    private void AddColumn(List<double> column)
    {
        for (var i = 0; i < column.Count; i++)
            text.Add(i == 0 ? "["u8 : ","u8).Add(column[i]);
        text.Add("]"u8);
    }

    private void AddColumn(List<long> column)
    {
        for (var i = 0; i < column.Count; i++)
            text.Add(i == 0 ? "["u8 : ","u8).Add(column[i]);
        text.Add("]"u8);
    }
}
