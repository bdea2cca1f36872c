namespace SectorPipeline.Sandbox;

/// <summary>Bars as traded, newest first: all of them, or the last hundred; with or without adjusted closes and events.</summary>
internal sealed class DailyDocument(string symbol, DailyBars bars, bool full, bool adjusted)
{
    private const int CompactBars = 100;
    private const int Decimals = 4;
    private const int BytesPerBar = 320;

    private readonly int count = full ? bars.Count : Math.Min(CompactBars, bars.Count);
    private readonly Dictionary<int, CorporateAction> actions = bars.Actions.ToArray().ToDictionary(action => action.Index);

    public TextBuffer RenderJson()
    {
        var text = new TextBuffer(1024 + BytesPerBar * count);
        text.Add("{\n    \"Meta Data\": {\n        \"1. Information\": "u8)
            .AddString(adjusted ? "Daily Time Series with Splits and Dividend Events" : "Daily Prices (open, high, low, close) and Volumes")
            .Add(",\n        \"2. Symbol\": "u8).AddString(symbol)
            .Add(",\n        \"3. Last Refreshed\": \""u8).Add(bars.Dates.Span[^1])
            .Add("\",\n        \"4. Output Size\": "u8).AddString(full ? "Full size" : "Compact")
            .Add(",\n        \"5. Time Zone\": \"US/Eastern\"\n    },\n    \"Time Series (Daily)\": {\n"u8);
        for (var i = bars.Count - 1; i >= bars.Count - count; i--)
        {
            AddJsonBar(text, i);
            text.Add(i > bars.Count - count ? ",\n"u8 : "\n"u8);
        }

        return text.Add("    }\n}"u8);
    }

    public TextBuffer RenderCsv()
    {
        var text = new TextBuffer(1024 + BytesPerBar / 2 * count);
        text.Add("timestamp,open,high,low,close,"u8).Add(adjusted ? "adjusted_close,volume,dividend_amount,split_coefficient\n"u8 : "volume\n"u8);
        for (var i = bars.Count - 1; i >= bars.Count - count; i--)
            AddCsvBar(text, i);
        return text;
    }

    private void AddJsonBar(TextBuffer text, int i)
    {
        text.Add("        \""u8).Add(bars.Dates.Span[i]).Add("\": {\n            \"1. open\": \""u8).Add(bars.Open.Span[i], Decimals)
            .Add("\",\n            \"2. high\": \""u8).Add(bars.High.Span[i], Decimals)
            .Add("\",\n            \"3. low\": \""u8).Add(bars.Low.Span[i], Decimals)
            .Add("\",\n            \"4. close\": \""u8).Add(bars.Close.Span[i], Decimals);
        if (adjusted)
            AddJsonAdjustment(text, i);
        else
            text.Add("\",\n            \"5. volume\": \""u8).Add(bars.Volume.Span[i]);
        text.Add("\"\n        }"u8);
    }

    private void AddJsonAdjustment(TextBuffer text, int i)
    {
        var (_, dividend, split) = ActionAt(i);
        text.Add("\",\n            \"5. adjusted close\": \""u8).Add(bars.AdjustedClose.Span[i], Decimals)
            .Add("\",\n            \"6. volume\": \""u8).Add(bars.Volume.Span[i])
            .Add("\",\n            \"7. dividend amount\": \""u8).Add(dividend, Decimals)
            .Add("\",\n            \"8. split coefficient\": \""u8).Add(split, Decimals);
    }

    private void AddCsvBar(TextBuffer text, int i)
    {
        var decimals = adjusted ? 1 : Decimals;
        text.Add(bars.Dates.Span[i])
            .Add(","u8).Add(bars.Open.Span[i], decimals).Add(","u8).Add(bars.High.Span[i], decimals)
            .Add(","u8).Add(bars.Low.Span[i], decimals).Add(","u8).Add(bars.Close.Span[i], decimals);
        if (adjusted)
            text.Add(","u8).Add(bars.AdjustedClose.Span[i], 1);
        text.Add(","u8).Add(bars.Volume.Span[i]);
        if (adjusted)
            text.Add(","u8).Add(ActionAt(i).Dividend, Decimals).Add(","u8).Add(ActionAt(i).Split, 1);
        text.Add("\n"u8);
    }

    private CorporateAction ActionAt(int index) => actions.GetValueOrDefault(index, new CorporateAction(index, 0, 1));
}
