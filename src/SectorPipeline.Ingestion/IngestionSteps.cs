using Microsoft.Extensions.DependencyInjection;
using SectorPipeline.Core;
using SectorPipeline.Ingestion.Steps;

namespace SectorPipeline.Ingestion;

/// <summary>The steps that job files can name; each is made from what <see cref="IngestionRegistration"/> registers.</summary>
public static class IngestionSteps
{
    public static IReadOnlyList<StepType> All { get; } =
    [
        Of(
            "ingest.prices",
            "Fetches the daily bars that are missing up to the session, for all securities but crypto.",
            ["symbols", "from", "to"],
            feeds => feeds.Prices),
        Of(
            "ingest.intraday",
            "Fetches the five-minute bars of the session, for all securities but crypto.",
            ["symbols", "from", "to"],
            feeds => feeds.IntradayPrices),
        Of(
            "ingest.companies",
            "Fetches company overviews that are missing or old, for stocks.",
            ["symbols"],
            feeds => feeds.Companies),
        Of(
            "ingest.statements",
            "Fetches income statements, balance sheets and cash flows that are missing or old, for stocks.",
            ["symbols"],
            feeds => feeds.Statements),
        Of(
            "ingest.listings",
            "Fetches the lists of what is listed in the United States and of what was, unless they are new.",
            [],
            feeds => feeds.Listings),
        Of(
            "ingest.macro",
            "Fetches what became known of macro series up to the session, revisions included.",
            ["series", "from", "to"],
            feeds => feeds.MacroObservations),
        Of(
            "ingest.macro_series",
            "Fetches the descriptions of macro series that are missing or old.",
            ["series"],
            feeds => feeds.MacroSeries),
        Of(
            "ingest.crypto",
            "Fetches the daily closes of coins that are missing up to the session.",
            ["symbols", "from", "to"],
            feeds => feeds.CryptoPrices),
        Of(
            "ingest.crypto_coins",
            "Fetches names, ranks and supplies of all coins of the universe.",
            [],
            feeds => feeds.CryptoCoins),
        Of(
            "ingest.filings",
            "Fetches what the companies of the universe have filed with the SEC since the last time.",
            ["symbols"],
            feeds => feeds.Filings),
        Of(
            "ingest.facts",
            "Fetches the numbers that the companies of the universe have reported to the SEC since the last time.",
            ["symbols"],
            feeds => feeds.Facts),
    ];

    /// <summary>The dataset that a step of this name writes; null when it is none of these.</summary>
    public static string? DatasetOf(string step) => step switch
    {
        "ingest.prices" => Datasets.Prices.Name,
        "ingest.intraday" => Datasets.IntradayPrices.Name,
        "ingest.companies" => Datasets.Companies.Name,
        "ingest.statements" => Datasets.Statements.Name,
        "ingest.listings" => Datasets.Listings.Name,
        "ingest.macro" => Datasets.MacroObservations.Name,
        "ingest.macro_series" => Datasets.MacroSeries.Name,
        "ingest.crypto" => Datasets.CryptoPrices.Name,
        "ingest.crypto_coins" => Datasets.CryptoCoins.Name,
        "ingest.filings" => Datasets.Filings.Name,
        "ingest.facts" => Datasets.Facts.Name,
        _ => null,
    };

    private static StepType Of<TRow>(string name, string description, IReadOnlyList<string> parameters, Func<Feeds, Feed<TRow>> feed) => new(
        name,
        description,
        ["vendor", .. parameters, "full_refresh", "from_landing"],
        services => new IngestDataset<TRow>(services.GetRequiredService<StepFrame>(), feed(services.GetRequiredService<Feeds>())))
    {
        Check = (services, context) => feed(services.GetRequiredService<Feeds>()).Check(context),
    };
}
