namespace SectorPipeline.Sandbox;

/// <summary>The body of a chart answer, property by property in the order that Yahoo sends.</summary>
internal sealed class ChartDocument(TextBuffer text, DailyBars bars, (int First, int End) slice, CapitalGains gains)
{
    private readonly SplitAdjustment quotes = new(bars);

    public void Render(Security security, string symbol, string range, string events)
    {
        text.Add("{\"chart\":{\"result\":[{\"meta\":"u8);
        new ChartMeta(security, symbol, bars, quotes).Render(text, range, slice.First);
        if (slice.End > slice.First)
            AddBars(events);
        else
            text.Add(",\"indicators\":{\"quote\":[{}],\"adjclose\":[{}]}"u8);
        text.Add("}],\"error\":null}}"u8);
    }

    private void AddBars(string events)
    {
        AddTimestamps();
        AddEvents(events);
        text.Add(",\"indicators\":{\"quote\":[{\"open\":"u8);
        AddPrices(bars.Open.Span);
        text.Add(",\"high\":"u8);
        AddPrices(bars.High.Span);
        text.Add(",\"low\":"u8);
        AddPrices(bars.Low.Span);
        text.Add(",\"close\":"u8);
        AddPrices(bars.Close.Span);
        text.Add(",\"volume\":"u8);
        AddVolumes(bars.Volume.Span);
        text.Add("}],\"adjclose\":[{\"adjclose\":"u8);
        AddAdjustedCloses(bars.AdjustedClose.Span);
        text.Add("}]}"u8);
    }

    private void AddTimestamps()
    {
        var dates = bars.Dates.Span;
        text.Add(",\"timestamp\":"u8);
        for (var i = slice.First; i < slice.End; i++)
            Separate(i).Add(SessionClock.OpenOf(dates[i]));
        text.Add("]"u8);
    }

    private void AddPrices(ReadOnlySpan<double> asTraded)
    {
        for (var i = slice.First; i < slice.End; i++)
            Separate(i).Add(quotes.Price(asTraded[i], i));
        text.Add("]"u8);
    }

    private void AddVolumes(ReadOnlySpan<long> asTraded)
    {
        for (var i = slice.First; i < slice.End; i++)
            Separate(i).Add(quotes.Volume(asTraded[i], i));
        text.Add("]"u8);
    }

    private void AddAdjustedCloses(ReadOnlySpan<double> adjusted)
    {
        for (var i = slice.First; i < slice.End; i++)
            Separate(i).Add(adjusted[i]);
        text.Add("]"u8);
    }

    private void AddEvents(string events)
    {
        var within = bars.Actions.ToArray().Where(action => action.Index >= slice.First && action.Index < slice.End).ToList();
        var separates = Wanted(events, "capitalGains");
        var splits = Wanted(events, "split") ? within.FindAll(action => action.Split != 1) : [];
        var dividends = Wanted(events, "div") ? within.FindAll(action => action.Dividend != 0) : [];
        var distributed = separates ? within.FindAll(action => GainOf(action) > 0) : [];
        if (dividends.Count + splits.Count + distributed.Count == 0)
            return;
        text.Add(",\"events\":"u8);
        var separator = "{"u8;
        if (dividends.Count > 0)
            separator = AddAmounts("dividends"u8, separator, dividends, action => separates ? DividendOf(action) : quotes.Dividend(action));
        if (distributed.Count > 0)
            separator = AddAmounts("capitalGains"u8, separator, distributed, GainOf);
        if (splits.Count > 0)
            AddSplits(separator, splits);
        text.Add("}"u8);
    }

    private double GainOf(CorporateAction action) => gains.Of(bars.Dates.Span[action.Index], quotes.Dividend(action));

    private double DividendOf(CorporateAction action) =>
        GainOf(action) is > 0 and var gain ? Math.Round(quotes.Dividend(action) - gain, 6) : quotes.Dividend(action);

    private ReadOnlySpan<byte> AddAmounts(ReadOnlySpan<byte> name, ReadOnlySpan<byte> separator, List<CorporateAction> actions, Func<CorporateAction, double> amount)
    {
        text.Add(separator).Add("\""u8).Add(name).Add("\":{"u8);
        foreach (var (action, first) in actions.Select((action, i) => (action, i == 0)))
        {
            var time = AddKey(action, first);
            text.Add("{\"amount\":"u8).Add(amount(action)).Add(",\"date\":"u8).Add(time).Add("}"u8);
        }

        text.Add("}"u8);
        return ","u8;
    }

    private void AddSplits(ReadOnlySpan<byte> separator, List<CorporateAction> splits)
    {
        text.Add(separator).Add("\"splits\":{"u8);
        foreach (var (action, first) in splits.Select((action, i) => (action, i == 0)))
        {
            var time = AddKey(action, first);
            var (numerator, denominator) = SplitRatio.Of(action.Split);
            text.Add("{\"date\":"u8).Add(time)
                .Add(",\"numerator\":"u8).Add(numerator).Add(",\"denominator\":"u8).Add(denominator)
                .Add(",\"splitRatio\":\""u8).Add(numerator).Add(":"u8).Add(denominator).Add("\"}"u8);
        }

        text.Add("}"u8);
    }

    private long AddKey(CorporateAction action, bool first)
    {
        var time = SessionClock.OpenOf(bars.Dates.Span[action.Index]);
        text.Add(first ? "\""u8 : ",\""u8).Add(time).Add("\":"u8);
        return time;
    }

    private static bool Wanted(string events, string kind) =>
        events.Split(['|', ',']).Contains(kind, StringComparer.OrdinalIgnoreCase);

    private TextBuffer Separate(int index) => text.Add(index == slice.First ? "["u8 : ","u8);
}
