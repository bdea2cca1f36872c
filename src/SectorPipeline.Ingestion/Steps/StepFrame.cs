using Microsoft.Extensions.Logging;
using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>What every ingestion step stands on.</summary>
internal sealed record StepFrame(
    IngestionOptions Options, VendorSet Vendors, IUniverse Universe, ILake Lake, TimeProvider Time, ILoggerFactory Loggers)
{
    /// <exception cref="ConfigurationException">The vendor's key is missing.</exception>
    public StepScope Scope(string vendor, VendorOptions options, StepContext context) =>
        options is { KeyVariable: { } variable, ApiKey.IsEmpty: true }
            ? throw new ConfigurationException($"{context.Step}: {vendor} needs an API key. Set {variable}.")
            : new StepScope(vendor, options, Options.Commits, context)
            {
                Lake = Lake,
                Time = Time,
                Logger = Loggers.CreateLogger($"SectorPipeline.Ingestion.{vendor}"),
            };
}
