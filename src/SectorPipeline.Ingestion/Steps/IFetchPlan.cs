using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Decides what is to be asked about which symbols or series; those that need nothing have no task.</summary>
internal interface IFetchPlan
{
    IReadOnlyList<FetchTask> For(IReadOnlyList<string> keys, DatasetState state, StepContext context);
}
