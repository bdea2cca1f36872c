using static SectorPipeline.Ingestion.ValueRules;

namespace SectorPipeline.Ingestion;

/// <summary>The contract of <c>listings</c>: one row per listing and day on which the vendor was asked.</summary>
internal static class ListingContract
{
    private static readonly string[] Statuses = ["Active", "Delisted"];

    public static Contract<Listing> Instance { get; } = new ContractBuilder<Listing>("listings")
        .Text("symbol", listing => listing.Symbol)
        .Date("as_of", listing => listing.AsOf, NotLater)
        .Text("name", listing => listing.Name, nullable: true)
        .Text("exchange", listing => listing.Exchange, nullable: true)
        .Text("asset_type", listing => listing.AssetType)
        .Date("ipo_date", listing => listing.IpoDate, nullable: true)
        .Date("delisting_date", listing => listing.DelistingDate, nullable: true)
        .Text("status", listing => listing.Status)
        .Rule(listing => Statuses.Contains(listing.Status, StringComparer.Ordinal)
            ? null
            : new Refusal("range", $"status '{listing.Status}' is neither {string.Join(" nor ", Statuses)}"))
        .Rule(listing => listing.DelistingDate < listing.IpoDate
            ? new Refusal("order", $"delisting_date {Text(listing.DelistingDate)} is before ipo_date {Text(listing.IpoDate)}")
            : null)
        .Build(
            listing => RowKey.Of(listing.IpoDate, $"{listing.Symbol}/{listing.Status}/{Text(listing.DelistingDate)}"),
            ["symbol", "as_of", "status", "ipo_date", "delisting_date"]);
}
