using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SectorPipeline.Sandbox;

/// <summary>A JSON answer that can be taken apart: its groups of rows, and its text again.</summary>
internal sealed class JsonBody(Vendor vendor, JsonNode root)
{
    private static readonly string[] ObservationKeys = ["realtime_start", "realtime_end", "date"];
    private static readonly string[] StatementKeys = ["fiscalDateEnding", "reportedCurrency"];
    private static readonly string[] CoinKeys = ["id", "symbol", "name"];
    private static readonly string[] FactKeys = ["start", "end", "accn"];

    public JsonNode Root => root;

    public static JsonBody? Parse(Vendor vendor, ReadOnlySpan<byte> text) =>
        JsonNode.Parse(text) is { } root ? new JsonBody(vendor, root) : null;

    public IReadOnlyList<AnswerRows> Rows() => [.. Found().Where(rows => rows.Count > 0)];

    public TextBuffer ToText()
    {
        var options = new JsonSerializerOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            WriteIndented = vendor == Vendor.AlphaVantage,
            IndentSize = 4,
            NewLine = "\n",
        };
        var text = root.ToJsonString(options).Replace(KeyedRows.Repeated, "", StringComparison.Ordinal);
        return new TextBuffer(text.Length + 1).Add(Encoding.UTF8.GetBytes(text));
    }

    private IEnumerable<AnswerRows> Found() => vendor switch
    {
        Vendor.Yahoo => Chart(),
        Vendor.AlphaVantage => Series(),
        Vendor.Fred => Observations(),
        Vendor.CoinGecko => Coins(),
        _ => Filings(),
    };

    private IEnumerable<AnswerRows> Chart()
    {
        if (root["chart"]?["result"]?[0] is not JsonObject result || result["timestamp"] is not JsonArray times)
            yield break;
        var quotes = Arrays(result["indicators"]?["quote"]?[0]).Concat(Arrays(result["indicators"]?["adjclose"]?[0]));
        yield return new ParallelRows(times, quotes);
    }

    private IEnumerable<AnswerRows> Series()
    {
        foreach (var (name, value) in root.AsObject())
        {
            if (value is JsonObject rows && name.StartsWith("Time Series", StringComparison.Ordinal))
                yield return new KeyedRows(rows);
            else if (value is JsonArray reports)
                yield return new ListRows(reports, "None", StatementKeys);
        }
    }

    private IEnumerable<AnswerRows> Observations()
    {
        if (root["observations"] is JsonArray observations)
            yield return new ListRows(observations, ".", ObservationKeys);
        if (root["vintage_dates"] is JsonArray dates)
            yield return new ListRows(dates, null, []);
    }

    private IEnumerable<AnswerRows> Coins() => root switch
    {
        JsonArray coins => [new ListRows(coins, null, CoinKeys)],
        JsonObject series => Arrays(series).Select(points => new ListRows(points, null, [])),
        _ => [],
    };

    private IEnumerable<AnswerRows> Filings()
    {
        var recent = root is JsonObject page && page.ContainsKey("accessionNumber") ? page : root["filings"]?["recent"];
        if (recent?["accessionNumber"] is JsonArray key)
            yield return new ParallelRows(key, Arrays(recent));
        foreach (var (_, fact) in root["facts"]?["us-gaap"] as JsonObject ?? [])
        {
            foreach (var values in Arrays(fact?["units"]))
                yield return new ListRows(values, null, FactKeys);
        }
    }

    private static IEnumerable<JsonArray> Arrays(JsonNode? node) =>
        (node as JsonObject ?? []).Select(property => property.Value).OfType<JsonArray>();
}
