using System.Text.Json;
using System.Text.RegularExpressions;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Sec;

/// <summary>A submissions answer: the latest thousand filings of a registrant, and the names of the files with older ones.</summary>
/// <param name="ReceivedAt">When the answer had arrived.</param>
/// <param name="Older">File names, each with the day of its last filing.</param>
internal sealed partial record Submissions(
    string RequestId, DateTimeOffset ReceivedAt, IReadOnlyList<Received<Filing>> Filings, IReadOnlyList<(string Name, DateOnly LastFiling)> Older)
{
    private static readonly string[] FileFields = ["name", "filingCount", "filingFrom", "filingTo"];

    // What else is said about a registrant; no column takes it.
    private static readonly HashSet<string> Known = new(
    [
        "cik", "filings", "entityType", "sic", "sicDescription", "ownerOrg", "insiderTransactionForOwnerExists",
        "insiderTransactionForIssuerExists", "name", "tickers", "exchanges", "ein", "lei", "description", "website",
        "investorWebsite", "category", "fiscalYearEnd", "stateOfIncorporation", "stateOfIncorporationDescription", "addresses",
        "phone", "flags", "formerNames",
    ], StringComparer.Ordinal);

    public static Submissions Of(VendorAnswer answer, string cik, string symbol, Conversation conversation)
    {
        using var document = JsonDocument.Parse(answer.Body);
        var filings = Filed(document.RootElement, cik, conversation);
        foreach (var other in filings.EnumerateObject().Select(property => property.Name).Where(name => name is not ("recent" or "files")))
            conversation.NoteExtraField($"filings.{other}");
        return new Submissions(
            answer.RequestId,
            answer.ReceivedAt,
            FilingTable.Read(filings.GetProperty("recent"), cik, symbol, conversation),
            [.. filings.GetProperty("files").EnumerateArray().Select(OlderFile)]);
    }

    /// <summary>A file with older filings, which is the table alone.</summary>
    public static Submissions OfOlder(VendorAnswer answer, string cik, string symbol, Conversation conversation)
    {
        using var document = JsonDocument.Parse(answer.Body);
        return new Submissions(answer.RequestId, answer.ReceivedAt, FilingTable.Read(document.RootElement, cik, symbol, conversation), []);
    }

    private static JsonElement Filed(JsonElement root, string cik, Conversation conversation)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw VendorException.Changed($"expected an object with 'filings', got {root.ValueKind}");
        string[] got = [.. root.EnumerateObject().Select(property => property.Name)];
        if (!got.Contains("cik", StringComparer.Ordinal) || !got.Contains("filings", StringComparer.Ordinal))
            throw FormatDiff.Missing("the registrant", ["cik", "filings"], [.. got.Where(name => name is "cik" or "filings" || !Known.Contains(name))]);
        foreach (var other in got.Where(other => !Known.Contains(other)))
            conversation.NoteExtraField(other);
        Registrant.Require(root.GetProperty("cik"), cik);
        var filings = root.GetProperty("filings");
        return filings.ValueKind == JsonValueKind.Object && filings.TryGetProperty("recent", out _)
            && filings.TryGetProperty("files", out var files) && files.ValueKind == JsonValueKind.Array
            ? filings
            : throw VendorException.Changed($"filings: expected an object with 'recent' and an array 'files', got {filings.ValueKind}");
    }

    private static (string Name, DateOnly LastFiling) OlderFile(JsonElement file)
    {
        if (file.ValueKind != JsonValueKind.Object)
            throw VendorException.Changed($"filings.files: expected objects, got {file.ValueKind}");
        string[] got = [.. file.EnumerateObject().Select(property => property.Name)];
        if (FileFields.Except(got, StringComparer.Ordinal).Any())
            throw FormatDiff.Missing("filings.files", FileFields, got);
        string? fault = null;
        var (name, last) = (JsonText.Of("name", file.GetProperty("name")) ?? "", VendorText.Date("filingTo", JsonText.Of("filingTo", file.GetProperty("filingTo")), ref fault));
        return FileName().IsMatch(name) && last is { } day
            ? (name, day)
            : throw VendorException.Changed($"filings.files: expected the name of a file and its last day, got '{name}' ({fault ?? "no day"})");
    }

    [GeneratedRegex("^[A-Za-z0-9-]+[.]json$", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
