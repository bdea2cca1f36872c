using Microsoft.Extensions.Logging;
using SectorPipeline.Core;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>What the parts of one run of an ingestion step share with regard to one vendor.</summary>
internal sealed record StepScope(string Vendor, VendorOptions Options, CommitOptions Commits, StepContext Context)
{
    public required ILake Lake { get; init; }

    public required TimeProvider Time { get; init; }

    public required ILogger Logger { get; init; }

    public RequestMeter Meter { get; } = new();

    public BatchOrigin Origin => new(Vendor, Context.RunId, Context.Session);
}
