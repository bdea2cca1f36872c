using System.Globalization;
using System.Text;
using System.Text.Json;
using SectorPipeline.Ingestion.Http;
using static SectorPipeline.Ingestion.Yahoo.JsonTokens;

namespace SectorPipeline.Ingestion.Yahoo;

/// <summary>Reads v8 chart JSON token by token, without a document in between and in any order of its properties.</summary>
internal static class YahooChartParser
{
    private const int SecondsPerDay = 86_400;

    // What the meta of a chart tells besides; what of it is worth a column comes with other datasets.
    private static readonly string[] KnownMeta =
    [
        "chartPreviousClose", "currentTradingPeriod", "exchangeName", "fiftyTwoWeekHigh", "fiftyTwoWeekLow",
        "firstTradeDate", "fullExchangeName", "hasPrePostMarketData", "longName", "previousClose", "priceHint", "range",
        "regularMarketDayHigh", "regularMarketDayLow", "regularMarketPrice", "regularMarketTime", "regularMarketVolume", "scale",
        "shortName", "timezone", "tradingPeriods", "validRanges",
    ];

    /// <exception cref="JsonException">The body is cut off or not JSON.</exception>
    /// <exception cref="VendorException">It is JSON of another shape.</exception>
    public static YahooChart Parse(ReadOnlySpan<byte> body)
    {
        var chart = new YahooChart();
        try
        {
            ReadInto(chart, body);
            return chart;
        }
        catch
        {
            chart.Dispose();
            throw;
        }
    }

    private static void ReadInto(YahooChart chart, ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        Expect(reader.Read() && reader.TokenType == JsonTokenType.StartObject, "the root", "an object");
        var known = false;
        while (NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("chart"u8))
            {
                known = true;
                ReadChart(ref reader, chart);
            }
            else
            {
                SkipUnknown(ref reader, chart, "");
            }
        }

        Expect(known, "the root", "an object with 'chart'");
        reader.Read(); // throws where something follows the object
    }

    private static void ReadChart(ref Utf8JsonReader reader, YahooChart chart)
    {
        if (!BeginObject(ref reader, "chart"))
            return;
        while (NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("result"u8))
                ReadResults(ref reader, chart);
            else
                SkipUnknown(ref reader, chart, "chart.", "error");
        }
    }

    private static void ReadResults(ref Utf8JsonReader reader, YahooChart chart)
    {
        if (!BeginArray(ref reader, "chart.result"))
            return;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Expect(reader.TokenType == JsonTokenType.StartObject && !chart.HasResult, "chart.result", "one object");
            chart.HasResult = true;
            ReadResult(ref reader, chart);
        }
    }

    private static void ReadResult(ref Utf8JsonReader reader, YahooChart chart)
    {
        while (NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("timestamp"u8))
                ReadTimestamps(ref reader, chart);
            else if (reader.ValueTextEquals("indicators"u8))
                ReadIndicators(ref reader, chart);
            else if (reader.ValueTextEquals("meta"u8))
                ReadMeta(ref reader, chart);
            else if (reader.ValueTextEquals("events"u8))
                ReadEvents(ref reader, chart);
            else
                SkipUnknown(ref reader, chart, "chart.result.");
        }
    }

    private static void ReadMeta(ref Utf8JsonReader reader, YahooChart chart)
    {
        if (!BeginObject(ref reader, "meta"))
            return;
        while (NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("currency"u8))
                chart.Currency = VendorText.Known(ReadText(ref reader));
            else if (reader.ValueTextEquals("symbol"u8))
                chart.Symbol = VendorText.Known(ReadText(ref reader));
            else if (reader.ValueTextEquals("exchangeTimezoneName"u8))
                chart.TimeZoneName = ReadText(ref reader);
            else if (reader.ValueTextEquals("dataGranularity"u8))
                chart.Granularity = VendorText.Known(ReadText(ref reader));
            else if (reader.ValueTextEquals("gmtoffset"u8))
                chart.UtcOffsetSeconds = ReadOffset(ref reader);
            else if (reader.ValueTextEquals("instrumentType"u8))
                chart.InstrumentType = VendorText.Known(ReadText(ref reader));
            else
                SkipUnknown(ref reader, chart, "meta.", KnownMeta);
        }
    }

    private static int ReadOffset(ref Utf8JsonReader reader)
    {
        var seconds = ReadWhole(ref reader, "meta.gmtoffset");
        Expect(seconds is >= -SecondsPerDay and <= SecondsPerDay, "meta.gmtoffset", "within a day");
        return (int)seconds;
    }

    private static void ReadTimestamps(ref Utf8JsonReader reader, YahooChart chart)
    {
        if (!BeginArray(ref reader, "timestamp"))
            return;
        chart.HasTimestamps = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            chart.Timestamps.Add(Whole(ref reader, "timestamp"));
    }

    private static void ReadIndicators(ref Utf8JsonReader reader, YahooChart chart)
    {
        if (!BeginObject(ref reader, "indicators"))
            return;
        while (NextProperty(ref reader))
        {
            if (!reader.ValueTextEquals("quote"u8) && !reader.ValueTextEquals("adjclose"u8))
            {
                SkipUnknown(ref reader, chart, "indicators.");
                continue;
            }

            if (!BeginArray(ref reader, "an indicator"))
                continue;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                Expect(reader.TokenType == JsonTokenType.StartObject, "an indicator", "an object");
                ReadColumns(ref reader, chart);
            }
        }
    }

    private static void ReadColumns(ref Utf8JsonReader reader, YahooChart chart)
    {
        while (NextProperty(ref reader))
        {
            var column = reader switch
            {
                _ when reader.ValueTextEquals("open"u8) => chart.Open,
                _ when reader.ValueTextEquals("high"u8) => chart.High,
                _ when reader.ValueTextEquals("low"u8) => chart.Low,
                _ when reader.ValueTextEquals("close"u8) => chart.Close,
                _ when reader.ValueTextEquals("volume"u8) => chart.Volume,
                _ when reader.ValueTextEquals("adjclose"u8) => chart.AdjustedClose,
                _ => null,
            };
            if (column is null)
                SkipUnknown(ref reader, chart, "");
            else
                ReadColumn(ref reader, column);
        }
    }

    private static void ReadColumn(ref Utf8JsonReader reader, NumberColumn column)
    {
        if (!BeginArray(ref reader, "an indicator's values"))
            return;
        column.IsPresent = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.Number)
                column.Add(Number(ref reader));
            else if (reader.TokenType == JsonTokenType.Null)
                column.AddMissing();
            else
                ReadOther(ref reader, column);
        }
    }

    private static double Number(ref Utf8JsonReader reader) =>
        DecimalText.TryRead(reader.ValueSpan, out var value) ? value : reader.GetDouble();

    private static void ReadOther(ref Utf8JsonReader reader, NumberColumn column)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : Encoding.UTF8.GetString(reader.ValueSpan);
        reader.Skip();
        if (VendorText.Known(text) is { } known)
            column.AddFault(known);
        else
            column.AddMissing();
    }

    private static void ReadEvents(ref Utf8JsonReader reader, YahooChart chart)
    {
        if (!BeginObject(ref reader, "events"))
            return;
        while (NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("dividends"u8))
                ReadEventsOf(ref reader, chart.Dividends, item => item.Amount);
            else if (reader.ValueTextEquals("splits"u8))
                ReadEventsOf(ref reader, chart.Splits, item => item.Numerator / item.Denominator);
            else if (reader.ValueTextEquals("capitalGains"u8))
                ReadEventsOf(ref reader, chart.CapitalGains, item => item.Amount);
            else
                SkipUnknown(ref reader, chart, "events.", "earnings");
        }
    }

    private static void ReadEventsOf(ref Utf8JsonReader reader, List<(long, double)> events, Func<Event, double> value)
    {
        if (!BeginObject(ref reader, "events"))
            return;
        while (NextProperty(ref reader))
        {
            // The key is the time too, and the only place for it in some answers.
            _ = long.TryParse(reader.GetString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var time);
            var item = ReadEvent(ref reader, time);
            events.Add((item.Time, value(item)));
        }
    }

    /// <summary>Passes over a property that no column takes, and notes it unless it is known.</summary>
    private static void SkipUnknown(ref Utf8JsonReader reader, YahooChart chart, string path, params ReadOnlySpan<string> known)
    {
        var isKnown = false;
        foreach (var name in known)
            isKnown |= reader.ValueTextEquals(name);
        if (!isKnown)
            chart.ExtraFields.Add(path + reader.GetString());
        reader.Skip();
    }

    private static Event ReadEvent(ref Utf8JsonReader reader, long time)
    {
        var item = new Event(time, double.NaN, double.NaN, double.NaN);
        Expect(BeginObject(ref reader, "an event"), "an event", "an object");
        while (NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("date"u8))
                item = item with { Time = ReadWhole(ref reader, "an event's date") };
            else if (reader.ValueTextEquals("amount"u8))
                item = item with { Amount = ReadNumber(ref reader) };
            else if (reader.ValueTextEquals("numerator"u8))
                item = item with { Numerator = ReadNumber(ref reader) };
            else if (reader.ValueTextEquals("denominator"u8))
                item = item with { Denominator = ReadNumber(ref reader) };
            else
                reader.Skip();
        }

        return item;
    }

    private readonly record struct Event(long Time, double Amount, double Numerator, double Denominator);
}
