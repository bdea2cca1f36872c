using System.Globalization;
using System.Text;

namespace SectorPipeline.Sandbox;

/// <summary>TIME_SERIES_INTRADAY: five-minute bars of one month or of the last thirty days, newest first, at the wall time of New York.</summary>
internal sealed class MinutesDocument
{
    private const int CompactBars = 100;
    private const int Decimals = 4;
    private const int Days = 30;
    private const int BytesPerBar = 200;

    private readonly string symbol;
    private readonly bool full;
    private readonly List<(DateOnly Date, IntradayBars Bars, int Index)> rows;

    /// <param name="symbol">As asked for.</param>
    /// <param name="days">On the basis that is to be shown, oldest first.</param>
    /// <param name="seed">Of the market.</param>
    /// <param name="full">All bars, or the last hundred.</param>
    public MinutesDocument(string symbol, IEnumerable<DailyBar> days, int? seed, bool full)
    {
        (this.symbol, this.full) = (symbol, full);
        rows =
        [
            .. days.Reverse()
                .Select(day => (day.Date, Bars: IntradayBars.Of(seed, symbol, day)))
                .SelectMany(day => Enumerable.Range(0, day.Bars.Count).Reverse().Select(i => (day.Date, day.Bars, i)))
                .Take(full ? int.MaxValue : CompactBars),
        ];
    }

    /// <summary>The sessions of a month such as 2024-03, or of the last thirty days where none is named; null for what is no month.</summary>
    public static IEnumerable<int>? SessionsOf(DailyBars bars, string month)
    {
        var dates = bars.Dates;
        var last = dates.Span[^1];
        if (month.Length == 0)
            return Enumerable.Range(0, bars.Count).Where(i => dates.Span[i] > last.AddDays(-Days));
        return DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            ? Enumerable.Range(0, bars.Count).Where(i => dates.Span[i].Year == first.Year && dates.Span[i].Month == first.Month)
            : null;
    }

    public TextBuffer RenderJson()
    {
        var text = new TextBuffer(1024 + BytesPerBar * rows.Count);
        text.Add("{\n    \"Meta Data\": {\n        \"1. Information\": \"Intraday (5min) open, high, low, close prices and volume\",\n        \"2. Symbol\": "u8)
            .AddString(symbol)
            .Add(",\n        \"3. Last Refreshed\": \""u8);
        AddTime(text, rows[0])
            .Add("\",\n        \"4. Interval\": \"5min\",\n        \"5. Output Size\": "u8).AddString(full ? "Full size" : "Compact")
            .Add(",\n        \"6. Time Zone\": \"US/Eastern\"\n    },\n    \"Time Series (5min)\": {\n"u8);
        for (var i = 0; i < rows.Count; i++)
        {
            AddJsonBar(text, rows[i]);
            text.Add(i < rows.Count - 1 ? ",\n"u8 : "\n"u8);
        }

        return text.Add("    }\n}"u8);
    }

    public TextBuffer RenderCsv()
    {
        var text = new TextBuffer(64 + BytesPerBar / 2 * rows.Count).Add("timestamp,open,high,low,close,volume\n"u8);
        foreach (var row in rows)
        {
            var (_, bars, i) = row;
            AddTime(text, row)
                .Add(","u8).Add(bars.Open[i], Decimals).Add(","u8).Add(bars.High[i], Decimals)
                .Add(","u8).Add(bars.Low[i], Decimals).Add(","u8).Add(bars.Close[i], Decimals)
                .Add(","u8).Add(bars.Volume[i]).Add("\n"u8);
        }

        return text;
    }

    /// <summary>Whether there is anything to show.</summary>
    public bool IsEmpty => rows.Count == 0;

    private static void AddJsonBar(TextBuffer text, (DateOnly Date, IntradayBars Bars, int Index) row)
    {
        var (_, bars, i) = row;
        AddTime(text.Add("        \""u8), row)
            .Add("\": {\n            \"1. open\": \""u8).Add(bars.Open[i], Decimals)
            .Add("\",\n            \"2. high\": \""u8).Add(bars.High[i], Decimals)
            .Add("\",\n            \"3. low\": \""u8).Add(bars.Low[i], Decimals)
            .Add("\",\n            \"4. close\": \""u8).Add(bars.Close[i], Decimals)
            .Add("\",\n            \"5. volume\": \""u8).Add(bars.Volume[i]).Add("\"\n        }"u8);
    }

    private static TextBuffer AddTime(TextBuffer text, (DateOnly Date, IntradayBars Bars, int Index) row)
    {
        var time = new TimeOnly(9, 30).AddMinutes(IntradayBars.Minutes * row.Index);
        return text.Add(row.Date).Add(Encoding.ASCII.GetBytes($" {time:HH\\:mm\\:ss}"));
    }
}
