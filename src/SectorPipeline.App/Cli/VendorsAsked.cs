using SectorPipeline.Core;
using SectorPipeline.Ingestion;

namespace SectorPipeline.App.Cli;

/// <summary>Whom a single step will ask, so that nobody needs the keys of other vendors.</summary>
internal static class VendorsAsked
{
    private const string Yahoo = "yahoo";
    private const string AlphaVantage = "alphavantage";
    private const string Fred = "fred";

    public static IReadOnlyCollection<string> By(StepType type, IReadOnlyDictionary<string, object?> with, IngestionOptions options) =>
        with.ContainsKey("from_landing") ? []
        : with.GetValueOrDefault("vendor") is string named ? named.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : Usual(type.Name, options.Vendors);

    private static IReadOnlyCollection<string> Usual(string step, VendorOrder order) => step switch
    {
        "ingest.prices" => order.Prices ?? [Yahoo],
        "ingest.intraday" => order.IntradayPrices ?? [Yahoo],
        "ingest.companies" => order.Companies ?? [AlphaVantage, Yahoo],
        "ingest.statements" or "ingest.listings" => [AlphaVantage],
        "ingest.macro" or "ingest.macro_series" => [Fred],
        _ => [],
    };
}
