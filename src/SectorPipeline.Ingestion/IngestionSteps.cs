using Microsoft.Extensions.DependencyInjection;
using SectorPipeline.Core;
using SectorPipeline.Ingestion.Steps;

namespace SectorPipeline.Ingestion;

/// <summary>The steps that job files can name; each is made from what <see cref="IngestionRegistration"/> registers.</summary>
public static class IngestionSteps
{
    public static IReadOnlyList<StepType> All { get; } =
    [
        new(
            "ingest.prices",
            "Fetches the daily bars that are missing up to the session, for all securities but crypto.",
            ["vendor", "symbols", "from", "to"],
            services => new IngestPrices(services.GetRequiredService<StepFrame>())),
        new(
            "ingest.companies",
            "Fetches company overviews that are missing or old, for stocks.",
            ["vendor", "symbols"],
            services => new IngestCompanies(services.GetRequiredService<StepFrame>())),
        new(
            "ingest.macro",
            "Fetches the observations of macro series that are missing up to the session.",
            ["vendor", "series", "from", "to"],
            services => new IngestMacro(services.GetRequiredService<StepFrame>())),
    ];
}
