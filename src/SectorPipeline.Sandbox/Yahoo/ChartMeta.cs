using SectorPipeline.Core;

namespace SectorPipeline.Sandbox;

/// <summary>The meta block: what the symbol is, and its last session.</summary>
internal sealed class ChartMeta(Security security, string symbol, DailyBars bars, SplitAdjustment quotes)
{
    private const int SessionsOfAYear = 252;

    private readonly int last = bars.Count - 1;

    public void Render(TextBuffer text, string range, int first) =>
        Render(text, range, first, "1d"u8, "[\"1d\",\"5d\",\"1mo\",\"3mo\",\"6mo\",\"1y\",\"2y\",\"5y\",\"10y\",\"ytd\",\"max\"]"u8, slice: null);

    /// <summary>The block of an intraday chart, which names the trading hours of each session.</summary>
    public void RenderIntraday(TextBuffer text, string range, (int First, int End) slice) =>
        Render(text, range, slice.First, "5m"u8, "[\"1d\",\"5d\",\"1mo\"]"u8, slice);

    private void Render(TextBuffer text, string range, int first, ReadOnlySpan<byte> granularity, ReadOnlySpan<byte> validRanges, (int First, int End)? slice)
    {
        var close = TradingCalendar.Nyse.Close(bars.Dates.Span[last]);
        AddIdentity(text);
        AddLastSession(text);
        text.Add(",\"longName\":"u8).AddString(security.Name)
            .Add(",\"shortName\":"u8).AddString(security.Name)
            .Add(",\"chartPreviousClose\":"u8).Add(PreviousClose(first))
            .Add(slice is null ? ""u8 : ",\"previousClose\":"u8);
        if (slice is not null)
            text.Add(PreviousClose(first)).Add(",\"scale\":3"u8);
        text.Add(",\"priceHint\":2,\"currentTradingPeriod\":{\"pre\":"u8);
        AddPeriod(text, new TimeOnly(4, 0), new TimeOnly(9, 30));
        text.Add(",\"regular\":"u8);
        AddPeriod(text, new TimeOnly(9, 30), close);
        text.Add(",\"post\":"u8);
        AddPeriod(text, close, new TimeOnly(20, 0));
        text.Add("}"u8);
        if (slice is { } sessions)
            AddTradingPeriods(text, sessions);
        text.Add(",\"dataGranularity\":\""u8).Add(granularity).Add("\",\"range\":"u8).AddString(range)
            .Add(",\"validRanges\":"u8).Add(validRanges).Add("}"u8);
    }

    private void AddIdentity(TextBuffer text)
    {
        var (exchange, fullName, type) = security.Kind switch
        {
            SecurityKind.Etf => ("PCX", "NYSEArca", "ETF"),
            SecurityKind.Index => ("SNP", "SNP", "INDEX"),
            _ => ("NYQ", "NYSE", "EQUITY"),
        };
        text.Add("{\"currency\":\"USD\",\"symbol\":"u8).AddString(symbol)
            .Add(",\"exchangeName\":"u8).AddString(exchange)
            .Add(",\"fullExchangeName\":"u8).AddString(fullName)
            .Add(",\"instrumentType\":"u8).AddString(type)
            .Add(",\"firstTradeDate\":"u8).Add(SessionClock.OpenOf(bars.Dates.Span[0]));
    }

    private void AddLastSession(TextBuffer text)
    {
        var date = bars.Dates.Span[last];
        var (low, high) = YearsRange();
        text.Add(",\"regularMarketTime\":"u8).Add(SessionClock.CloseOf(date))
            .Add(",\"hasPrePostMarketData\":"u8).Add(security.Kind == SecurityKind.Index ? "false"u8 : "true"u8)
            .Add(",\"gmtoffset\":"u8).Add(SessionClock.OffsetOf(date))
            .Add(",\"timezone\":"u8).AddString(SessionClock.ZoneOf(date))
            .Add(",\"exchangeTimezoneName\":\"America/New_York\",\"regularMarketPrice\":"u8).Add(Last(bars.Close))
            .Add(",\"fiftyTwoWeekHigh\":"u8).Add(high)
            .Add(",\"fiftyTwoWeekLow\":"u8).Add(low)
            .Add(",\"regularMarketDayHigh\":"u8).Add(Last(bars.High))
            .Add(",\"regularMarketDayLow\":"u8).Add(Last(bars.Low))
            .Add(",\"regularMarketVolume\":"u8).Add(quotes.Volume(bars.Volume.Span[last], last));
    }

    private void AddTradingPeriods(TextBuffer text, (int First, int End) slice)
    {
        text.Add(",\"tradingPeriods\":["u8);
        for (var i = slice.First; i < slice.End; i++)
        {
            var date = bars.Dates.Span[i];
            text.Add(i == slice.First ? "["u8 : ",["u8);
            AddPeriod(text, date, new TimeOnly(9, 30), TradingCalendar.Nyse.Close(date));
            text.Add("]"u8);
        }

        text.Add("]"u8);
    }

    private void AddPeriod(TextBuffer text, TimeOnly start, TimeOnly end) => AddPeriod(text, bars.Dates.Span[last], start, end);

    private static void AddPeriod(TextBuffer text, DateOnly date, TimeOnly start, TimeOnly end)
    {
        text.Add("{\"timezone\":"u8).AddString(SessionClock.ZoneOf(date))
            .Add(",\"start\":"u8).Add(SessionClock.At(date, start))
            .Add(",\"end\":"u8).Add(SessionClock.At(date, end))
            .Add(",\"gmtoffset\":"u8).Add(SessionClock.OffsetOf(date)).Add("}"u8);
    }

    // Of the bar before the first one asked for; before the first of all, its open stands in.
    private double PreviousClose(int first) => first == 0
        ? quotes.Price(bars.Open.Span[0], 0)
        : quotes.Price(bars.Close.Span[first - 1], first - 1);

    private double Last(ReadOnlyMemory<double> asTraded) => quotes.Price(asTraded.Span[last], last);

    private (double Low, double High) YearsRange()
    {
        var lows = bars.Low.Span;
        var highs = bars.High.Span;
        var (low, high) = (double.MaxValue, double.MinValue);
        for (var i = Math.Max(0, bars.Count - SessionsOfAYear); i < bars.Count; i++)
            (low, high) = (Math.Min(low, quotes.Price(lows[i], i)), Math.Max(high, quotes.Price(highs[i], i)));
        return (low, high);
    }
}
