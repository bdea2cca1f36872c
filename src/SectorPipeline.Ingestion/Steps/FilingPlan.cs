using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Asks for what was filed since the vendor was asked last, at most every <paramref name="days"/> days.</summary>
internal sealed class FilingPlan(DateOnly historyStart, int days) : IFetchPlan
{
    public IReadOnlyList<FetchTask> For(IReadOnlyList<string> keys, DatasetState state, StepContext context) =>
    [
        .. from key in keys
           let known = state.Watermarks.GetValueOrDefault(key)
           where context.FullRefresh || known is null || known.Through.Date.AddDays(days) <= context.Session.Date
           let goesOn = !context.FullRefresh && known?.Last is not null
           select new FetchTask(
               key,
               FetchWindow.Through(goesOn ? known.Through.Date.AddDays(1) : historyStart, context.Session.Date),
               known,
               IsIncremental: goesOn,
               MovesWatermark: true),
    ];
}
