using System.Globalization;
using System.Text.Json.Nodes;

namespace SectorPipeline.Sandbox;

/// <summary>A part of a history on the basis of a split that has not happened: prices halved, volumes doubled, no event.</summary>
internal static class PriceBasis
{
    private const int CompactBars = 100;

    private static readonly Dictionary<string, Func<string, string>> CsvChanges = new(StringComparer.Ordinal)
    {
        ["open"] = Half,
        ["high"] = Half,
        ["low"] = Half,
        ["close"] = Half,
        ["adjusted_close"] = Half,
        ["dividend_amount"] = Half,
        ["volume"] = Twice,
    };

    private static readonly string[] MetaPrices =
        ["regularMarketPrice", "fiftyTwoWeekHigh", "fiftyTwoWeekLow", "regularMarketDayHigh", "regularMarketDayLow", "chartPreviousClose", "previousClose"];

    /// <summary>The body on the other basis, or null for a whole history and for anything but prices.</summary>
    public static TextBuffer? Halve(FaultTarget target, Answer answer) => target.Vendor switch
    {
        Vendor.Yahoo when BodyFaults.IsJson(answer) => HalveChart(answer.Body.Written.Span),
        Vendor.AlphaVantage when BodyFaults.IsJson(answer) => HalveSeries(answer.Body.Written.Span),
        Vendor.AlphaVantage when BodyFaults.IsCsv(answer) => HalveLines(answer.Body.Written.Span),
        _ => null,
    };

    private static TextBuffer? HalveChart(ReadOnlySpan<byte> text)
    {
        if (JsonBody.Parse(Vendor.Yahoo, text) is not { } body
            || body.Root["chart"]?["result"]?[0] is not JsonObject result
            || result["timestamp"] is not JsonArray { Count: > 0 } times
            || result["meta"] is not JsonObject meta
            || (long?)times[0] <= (long?)meta["firstTradeDate"])
        {
            return null;
        }

        var quote = result["indicators"]?["quote"]?[0] as JsonObject ?? [];
        foreach (var column in quote.Where(column => column.Key != "volume").Select(column => column.Value).Append(result["indicators"]?["adjclose"]?[0]?["adjclose"]))
            Scale(column as JsonArray, 0.5);
        Scale(quote["volume"] as JsonArray, 2);
        Scale(meta, MetaPrices, 0.5);
        Scale(meta, ["regularMarketVolume"], 2);
        foreach (var (_, dividend) in result["events"]?["dividends"] as JsonObject ?? [])
            Scale(dividend as JsonObject ?? [], ["amount"], 0.5);
        return body.ToText();
    }

    private static TextBuffer? HalveSeries(ReadOnlySpan<byte> text)
    {
        if (JsonBody.Parse(Vendor.AlphaVantage, text) is not { } body || IsFull(body.Root["Meta Data"] as JsonObject ?? []))
            return null;
        var series = body.Root.AsObject().FirstOrDefault(property => property.Key.StartsWith("Time Series", StringComparison.Ordinal)).Value as JsonObject;
        if (series is not { Count: CompactBars })
            return null;
        foreach (var fields in series.Select(row => row.Value).OfType<JsonObject>())
            HalveBar(fields);
        return body.ToText();
    }

    private static bool IsFull(JsonObject meta) =>
        meta.Any(field => field.Key.EndsWith("Output Size", StringComparison.Ordinal) && (string?)field.Value != "Compact");

    private static void HalveBar(JsonObject bar)
    {
        foreach (var name in bar.Select(field => field.Key).ToArray())
        {
            var value = (string?)bar[name] ?? "";
            if (name.EndsWith("volume", StringComparison.Ordinal))
                bar[name] = Twice(value);
            else if (!name.EndsWith("coefficient", StringComparison.Ordinal))
                bar[name] = Half(value);
        }
    }

    private static TextBuffer? HalveLines(ReadOnlySpan<byte> text)
    {
        var lines = new CsvLines(text);
        if (lines.Count != CompactBars)
            return null;
        lines.Change(CsvChanges);
        return lines.ToText();
    }

    private static void Scale(JsonArray? column, double factor)
    {
        for (var i = 0; i < (column?.Count ?? 0); i++)
        {
            if (column![i] is { } value)
                column[i] = Times(value, factor);
        }
    }

    private static void Scale(JsonObject fields, string[] names, double factor)
    {
        foreach (var name in names)
        {
            if (fields[name] is { } value)
                fields[name] = Times(value, factor);
        }
    }

    private static JsonNode Times(JsonNode value, double factor) =>
        factor > 1 ? JsonValue.Create((long)value * (long)factor) : JsonValue.Create((double)value * factor);

    private static string Half(string price) => (decimal.Parse(price, CultureInfo.InvariantCulture) / 2).ToString("0.0000##", CultureInfo.InvariantCulture);

    private static string Twice(string volume) => (long.Parse(volume, CultureInfo.InvariantCulture) * 2).ToString(CultureInfo.InvariantCulture);
}
