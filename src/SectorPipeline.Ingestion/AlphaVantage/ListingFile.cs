using CsvHelper;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.AlphaVantage;

/// <summary>Reads LISTING_STATUS, which is CSV.</summary>
internal static class ListingFile
{
    private static readonly string[] Columns = ["symbol", "name", "exchange", "assetType", "ipoDate", "delistingDate", "status"];

    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        HasHeader = false,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        MalformedData = CsvMalformedDataHandling.Throw,
        IncludeValuesInExceptions = false,
    };

    /// <summary>The listings in the order of the file.</summary>
    /// <exception cref="VendorException">It is cut off, or another file.</exception>
    public static IReadOnlyList<Received<Listing>> Listings(ReadOnlyMemory<byte> body, DateOnly asOf, Conversation conversation)
    {
        if (body.IsEmpty)
            throw Broken("is empty");
        try
        {
            return Read(body, asOf, conversation);
        }
        catch (CsvFormatException e)
        {
            throw Broken($"is cut off or not CSV ({e.Message})", e);
        }
    }

    private static List<Received<Listing>> Read(ReadOnlyMemory<byte> body, DateOnly asOf, Conversation conversation)
    {
        using var csv = CsvReader.Create(body, Options);
        string[] names = csv.Read() ? [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)] : [];
        AlphaVantageJson.Require("the first line", Columns, names.ToHashSet(StringComparer.Ordinal), conversation);
        // A whole file ends with a line break, so that a last line that was cut is not taken for a shorter word.
        if (body.Span[^1] != '\n')
            throw Broken("is cut off");
        int[] places = [.. Columns.Select(column => Array.IndexOf(names, column))];
        var listings = new List<Received<Listing>>();
        while (csv.Read())
            listings.Add(Listing([.. places.Select(csv.GetString)], asOf));
        return listings;
    }

    private static Received<Listing> Listing(string[] texts, DateOnly asOf)
    {
        string? fault = null;
        string?[] values = [.. texts.Select(VendorText.Known)];
        var listing = new Listing
        {
            Symbol = values[0] ?? "",
            AsOf = asOf,
            Name = values[1],
            Exchange = values[2],
            AssetType = values[3],
            IpoDate = VendorText.Date("ipoDate", values[4], ref fault),
            DelistingDate = VendorText.Date("delistingDate", values[5], ref fault),
            Status = values[6],
        };
        return new Received<Listing>(
            listing,
            Refusal.OfTypes(fault) ?? (values[0] is null ? new Refusal("required", "symbol is missing") : null),
            [.. Lacks(texts, listing)]);
    }

    // A name that the vendor does not have is "", and a day "null".
    private static IEnumerable<string> Lacks(string[] texts, Listing listing)
    {
        if (listing.Name is null && texts[1].Length > 0)
            yield return "name";
        if (listing.Exchange is null && texts[2].Length > 0)
            yield return "exchange";
        if (listing.IpoDate is null)
            yield return "ipo_date";
        if (listing is { Status: "Delisted", DelistingDate: null })
            yield return "delisting_date";
    }

    private static VendorException Broken(string what, Exception? cause = null) => new(VendorOutcome.VendorFault, $"the file {what}", cause);
}
