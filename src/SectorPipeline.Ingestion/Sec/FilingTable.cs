using System.Globalization;
using System.Text.Json;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Sec;

/// <summary>Reads filings, which come as an array for each field, all of the same length.</summary>
internal static class FilingTable
{
    private static readonly string[] Required =
    [
        "accessionNumber", "filingDate", "reportDate", "acceptanceDateTime", "act", "form", "fileNumber", "items", "size", "isXBRL",
        "isInlineXBRL", "primaryDocument", "primaryDocDescription",
    ];

    private static readonly HashSet<string> Known = new([.. Required, "filmNumber", "core_type"], StringComparer.Ordinal);

    public static IReadOnlyList<Received<Filing>> Read(JsonElement table, string cik, string symbol, Conversation conversation)
    {
        if (table.ValueKind != JsonValueKind.Object)
            throw VendorException.Changed($"filings: expected an object of arrays, got {table.ValueKind}");
        var columns = new Dictionary<string, JsonElement[]>(StringComparer.Ordinal);
        foreach (var property in table.EnumerateObject())
        {
            if (Known.Contains(property.Name))
                columns[property.Name] = Column(property);
        }

        string[] got = [.. table.EnumerateObject().Select(property => property.Name)];
        if (Required.Any(name => !columns.ContainsKey(name)))
            throw FormatDiff.Missing("filings", Required, [.. got.Except(Known.Except(Required, StringComparer.Ordinal), StringComparer.Ordinal)]);
        foreach (var other in got.Where(other => !Known.Contains(other)))
            conversation.NoteExtraField($"filings.{other}");
        var count = columns["accessionNumber"].Length;
        foreach (var (name, values) in columns.Where(column => column.Value.Length != count))
            throw VendorException.Changed($"filings: expected {count} values of {name}, one for each accession number, got {values.Length}");
        return [.. Enumerable.Range(0, count).Select(i => Row(columns, i, cik, symbol))];
    }

    private static JsonElement[] Column(JsonProperty property) => property.Value.ValueKind == JsonValueKind.Array
        ? [.. property.Value.EnumerateArray()]
        : throw VendorException.Changed($"filings.{property.Name}: expected an array, got {property.Value.ValueKind}");

    private static Received<Filing> Row(Dictionary<string, JsonElement[]> columns, int index, string cik, string symbol)
    {
        string? fault = null;
        var filing = new Filing
        {
            Cik = cik,
            Symbol = symbol,
            AccessionNumber = Text("accessionNumber"),
            Form = Text("form"),
            FilingDate = VendorText.Date("filing_date", Text("filingDate"), ref fault),
            ReportDate = VendorText.Date("report_date", Text("reportDate"), ref fault),
            AcceptedAt = Instant(Text("acceptanceDateTime"), ref fault),
            Act = Text("act"),
            FileNumber = Text("fileNumber"),
            Items = Text("items"),
            Size = VendorText.Whole("size", Text("size"), ref fault),
            IsXbrl = Flag("is_xbrl", Text("isXBRL"), ref fault),
            IsInlineXbrl = Flag("is_inline_xbrl", Text("isInlineXBRL"), ref fault),
            PrimaryDocument = Text("primaryDocument"),
            PrimaryDocDescription = Text("primaryDocDescription"),
        };
        // What a filing does not have is "" there, never null.
        string[] lacks = [.. Required.Where(name => columns[name][index].ValueKind == JsonValueKind.Null)];
        return new Received<Filing>(filing, Refusal.OfTypes(fault), lacks);

        string? Text(string name) => VendorText.Known(JsonText.Of($"filings.{name}", columns[name][index]));
    }

    private static DateTimeOffset? Instant(string? text, ref string? fault)
    {
        if (text is null)
            return null;
        const string format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        if (DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            return instant;
        fault = VendorText.Fault(fault, "accepted_at", text, "a time in UTC");
        return null;
    }

    private static bool? Flag(string name, string? text, ref string? fault)
    {
        if (text is null or "0" or "1" or "true" or "false")
            return text is null ? null : text is "1" or "true";
        fault = VendorText.Fault(fault, name, text, "0 or 1");
        return null;
    }
}
