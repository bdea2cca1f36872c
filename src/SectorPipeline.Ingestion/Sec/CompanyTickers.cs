using System.Text.Json;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Sec;

/// <summary>Reads company_tickers.json: an object whose names are running numbers, one for each ticker.</summary>
internal static class CompanyTickers
{
    private static readonly string[] Fields = ["cik_str", "ticker", "title"];

    /// <summary>Registrants' numbers, ten digits, by the ticker as the SEC writes it (BRK-B).</summary>
    public static IReadOnlyDictionary<string, string> Read(VendorAnswer answer, Conversation conversation)
    {
        using var document = JsonDocument.Parse(answer.Body);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw VendorException.Changed($"expected an object with '0', got {document.RootElement.ValueKind}");
        var ciks = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in document.RootElement.EnumerateObject())
        {
            var (ticker, cik) = Item(item, conversation);
            ciks.TryAdd(ticker, cik); // the first is the one with the larger market cap
        }

        return ciks.Count > 0 ? ciks : throw VendorException.Changed("expected an object for each ticker, got none");
    }

    private static (string Ticker, string Cik) Item(JsonProperty item, Conversation conversation)
    {
        if (item.Value.ValueKind != JsonValueKind.Object)
            throw VendorException.Changed($"{item.Name}: expected an object with 'ticker', got {item.Value.ValueKind}");
        string[] got = [.. item.Value.EnumerateObject().Select(property => property.Name)];
        if (Fields.Except(got, StringComparer.Ordinal).Any())
            throw FormatDiff.Missing("the ticker", Fields, got);
        foreach (var other in got.Except(Fields, StringComparer.Ordinal))
            conversation.NoteExtraField(other);
        var (ticker, cik) = (JsonText.Of("ticker", item.Value.GetProperty("ticker")), JsonText.Of("cik_str", item.Value.GetProperty("cik_str")));
        return SecClient.Padded(cik) is { } padded && ticker is { Length: > 0 }
            ? (ticker, padded)
            : throw VendorException.Changed($"expected a ticker and a number, got '{ticker}' and '{cik}'");
    }
}
