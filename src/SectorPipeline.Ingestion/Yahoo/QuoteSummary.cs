using System.Text.Json;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Yahoo;

/// <summary>Reads a quoteSummary answer with the modules that make a company.</summary>
internal static class QuoteSummary
{
    private const string Root = "quoteSummary";
    private static readonly string[] Required = ["symbol", "quoteType"];

    public static IReadOnlyList<string> Modules { get; } = ["assetProfile", "price", "summaryDetail", "defaultKeyStatistics"];

    /// <exception cref="VendorException">There is no result, or it has another shape.</exception>
    public static Received<Company> Read(JsonElement root, string symbol, Conversation conversation)
    {
        var modules = ModulesOf(root, conversation);
        var profile = SummaryModule.Of(modules, "assetProfile", SummaryFields.AssetProfile, conversation);
        var price = SummaryModule.Of(modules, "price", SummaryFields.Price, conversation);
        var detail = SummaryModule.Of(modules, "summaryDetail", SummaryFields.SummaryDetail, conversation);
        var statistics = SummaryModule.Of(modules, "defaultKeyStatistics", SummaryFields.KeyStatistics, conversation);
        price.Require(Required);
        string? fault = null;
        var company = new Company
        {
            Symbol = symbol,
            AsOf = conversation.Session.Date,
            Name = price.Text("longName", ref fault) ?? price.Text("shortName", ref fault),
            AssetType = price.Text("quoteType", ref fault),
            Exchange = price.Text("exchangeName", ref fault),
            Currency = MajorUnit(price.Text("currency", ref fault)),
            Country = profile.Text("country", ref fault),
            Sector = profile.Text("sector", ref fault),
            Industry = profile.Text("industry", ref fault),
            MarketCap = price.Exact("marketCap", ref fault) ?? detail.Exact("marketCap", ref fault),
            SharesOutstanding = statistics.Whole("sharesOutstanding", ref fault),
            DividendPerShare = detail.Number("trailingAnnualDividendRate", ref fault),
            Eps = statistics.Number("trailingEps", ref fault),
        };
        return new Received<Company>(company, Refusal.OfTypes(fault) ?? OfAnother(price, symbol));
    }

    private static JsonElement ModulesOf(JsonElement root, Conversation conversation)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw VendorException.Changed($"expected an object with '{Root}', got {root.ValueKind}");
        if (!root.TryGetProperty(Root, out var summary) || summary.ValueKind != JsonValueKind.Object || !summary.TryGetProperty("result", out var result))
            throw FormatDiff.Missing("the answer", [Root], [.. root.EnumerateObject().Select(property => property.Name)]);
        if (result.ValueKind == JsonValueKind.Null || (result.ValueKind == JsonValueKind.Array && result.GetArrayLength() == 0))
            throw new VendorException(VendorOutcome.NoData, "no result and no reason");
        if (result.ValueKind != JsonValueKind.Array || result.GetArrayLength() != 1 || result[0].ValueKind != JsonValueKind.Object)
            throw VendorException.Changed($"{Root}.result: expected one object, got something else");
        Check(result[0], conversation);
        return result[0];
    }

    // What is asked for by name does not come under another, unless it was renamed.
    private static void Check(JsonElement modules, Conversation conversation)
    {
        string[] got = [.. modules.EnumerateObject().Select(module => module.Name)];
        string[] unknown = [.. got.Except(Modules, StringComparer.Ordinal)];
        if (!got.Contains("price", StringComparer.Ordinal) || (unknown.Length > 0 && Modules.Except(got, StringComparer.Ordinal).Any()))
            throw FormatDiff.Missing($"{Root}.result", Modules, got);
        foreach (var name in unknown)
            conversation.NoteExtraField(name);
    }

    // Yahoo quotes some exchanges in hundredths, GBp for GBP; the amounts about a company are in whole units all the same.
    private static string? MajorUnit(string? currency) => currency switch
    {
        "GBp" => "GBP",
        "ZAc" => "ZAR",
        "ILA" => "ILS",
        _ => currency,
    };

    private static Refusal? OfAnother(SummaryModule price, string symbol)
    {
        string? ignored = null;
        var vendors = price.Text("symbol", ref ignored);
        return DashedSymbol.IsSame(vendors, symbol) ? null : new Refusal("key", $"asked for {symbol}, the answer is about {vendors ?? "nobody"}");
    }
}
