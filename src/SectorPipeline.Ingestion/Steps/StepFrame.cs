using Microsoft.Extensions.Logging;
using SectorPipeline.Core;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>What every ingestion step stands on.</summary>
internal sealed record StepFrame(IngestionOptions Options, IUniverse Universe, ILake Lake, TimeProvider Time, ILoggerFactory Loggers)
{
    public StepScope Scope(VendorClient client, StepContext context) =>
        new(client.Vendor, client.Options, Options.Commits, context)
        {
            Lake = Lake,
            Time = Time,
            Logger = Loggers.CreateLogger($"SectorPipeline.Ingestion.{client.Vendor}"),
        };
}
