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
            "Fetches the observations of macro series that are missing up to the session.",
            ["series", "from", "to"],
            feeds => feeds.MacroObservations),
    ];

    private static StepType Of<TRow>(string name, string description, IReadOnlyList<string> parameters, Func<Feeds, Feed<TRow>> feed) => new(
        name,
        description,
        ["vendor", .. parameters, "from_landing"],
        services => new IngestDataset<TRow>(services.GetRequiredService<StepFrame>(), feed(services.GetRequiredService<Feeds>())));
}
