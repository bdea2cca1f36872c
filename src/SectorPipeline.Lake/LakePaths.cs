using System.Buffers;
using System.Globalization;
using SectorPipeline.Core;

namespace SectorPipeline.Lake;

/// <summary>The keys of the lake's layout.</summary>
internal static class LakePaths
{
    public const string Landing = "landing/";
    public const string Raw = "raw/";
    public const string Quarantine = "quarantine/";
    public const string Manifest = "_manifest/";
    public const string Scratch = "_scratch/";

    private const string CommitSuffix = ".json";
    private const string Receipts = "_batches/";
    private const int SequenceDigits = 20;

    private static readonly SearchValues<char> AllowedCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-^=@+");

    public static string LandingOf(string vendor, string dataset) => $"{Landing}{Name(vendor)}/{Name(dataset)}/";

    public static string LandingOf(string vendor, string dataset, Session session) =>
        $"{LandingOf(vendor, dataset)}session={session}/";

    public static string LandingFile(string vendor, string dataset, Session session, string requestId) =>
        $"{LandingOf(vendor, dataset, session)}{Name(requestId)}.json.gz";

    public static string ReceiptsOf(string vendor, string dataset) => $"{LandingOf(vendor, dataset)}{Receipts}";

    public static string ReceiptsOf(string vendor, string dataset, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{ReceiptsOf(vendor, dataset)}{sequence:D20}-");

    public static string ReceiptOf(string vendor, string dataset, long sequence, string runId, int n) =>
        string.Create(CultureInfo.InvariantCulture, $"{ReceiptsOf(vendor, dataset, sequence)}{Name(runId)}-{n}.json.gz");

    public static string RawOf(string vendor, string dataset, int year) =>
        string.Create(CultureInfo.InvariantCulture, $"{RawOf(vendor, dataset)}year={year:0000}/");

    public static string RawOf(string vendor, string dataset) => $"{Raw}{Name(vendor)}/{Name(dataset)}/";

    public static string QuarantineOf(string vendor, string dataset, Session session) => $"{QuarantineOf(vendor, dataset)}session={session}/";

    public static string QuarantineOf(string vendor, string dataset) => $"{Quarantine}{Name(vendor)}/{Name(dataset)}/";

    public static string ManifestOf(string vendor, string dataset) => $"{Manifest}{Name(vendor)}/{Name(dataset)}/";

    public static string CommitOf(string vendor, string dataset, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{ManifestOf(vendor, dataset)}{sequence:D20}{CommitSuffix}");

    public static string NewestOf(string vendor, string dataset) => $"{ManifestOf(vendor, dataset)}newest";

    public static string SupersededOf(string vendor, string dataset) => $"{ManifestOf(vendor, dataset)}superseded";

    public static string MartFile(string mart) => $"marts/{Name(mart)}/{mart}.parquet";

    public static string KpisFile(string symbol, Session session) => $"kpis/{Name(symbol)}/session={session}.json";

    public static string QualityReport(Session session, string runId) => $"quality/session={session}/{Name(runId)}.html";

    /// <summary>Whose commit it is by its key.</summary>
    public static DatasetId DatasetOf(string commitKey)
    {
        var parts = commitKey.Split('/');
        return new DatasetId(parts[^3], parts[^2]);
    }

    public static bool IsNewest(string key) => key.EndsWith("/newest", StringComparison.Ordinal);

    /// <summary>The sequence of a commit's key, or null when the key is no commit's.</summary>
    public static long? SequenceOf(string key)
    {
        var name = key[(key.LastIndexOf('/') + 1)..];
        return name.EndsWith(CommitSuffix, StringComparison.Ordinal)
            && long.TryParse(name[..^CommitSuffix.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? sequence
            : null;
    }

    /// <summary>The number that a receipt's key claims, or null when the key is no receipt's.</summary>
    public static long? ReceiptSequenceOf(string key)
    {
        var name = key[(key.LastIndexOf('/') + 1)..];
        return name.Length > SequenceDigits
            && long.TryParse(name[..SequenceDigits], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? sequence
            : null;
    }

    public static bool IsReceipt(string key) => key.Contains($"/{Receipts}", StringComparison.Ordinal);

    /// <summary>The name itself when it can be a part of a key on every store.</summary>
    public static string Name(string name) =>
        name.Length > 0 && name[0] != '.' && name.AsSpan().IndexOfAnyExcept(AllowedCharacters) < 0
            ? name
            : throw new PipelineException(
                $"lake: '{name}' cannot be part of a path. Use letters, digits and ._-^=@+, and no dot in front.");
}
