using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>What is known of the pipeline's own work up to a session; a part is null when its table is missing.</summary>
internal sealed record HealthFacts(IReadOnlyList<PipelineRun>? Runs, IReadOnlyList<StepRun>? Steps, IReadOnlyList<VendorDay>? Vendors)
{
    public static async Task<HealthFacts> ReadAsync(WarehouseReader reader, Session session, CancellationToken cancellation) => new(
        await PipelineRun.ReadAsync(reader, session, cancellation),
        await StepRun.ReadAsync(reader, session, cancellation),
        await VendorDay.ReadAsync(reader, cancellation));
}
