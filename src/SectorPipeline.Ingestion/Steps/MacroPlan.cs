using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>
/// Asks for every vintage up to the session, always over the whole range of observations, because any of them may have
/// been revised; or for the observations that a person chose.
/// </summary>
internal sealed class MacroPlan(DateOnly historyStart) : IFetchPlan
{
    public IReadOnlyList<FetchTask> For(IReadOnlyList<string> keys, DatasetState state, StepContext context)
    {
        var whole = FetchWindow.Through(historyStart, context.Session.Date);
        var chosen = ChosenWindow.Of(context, historyStart);
        return
        [
            .. from key in keys
               let known = state.Watermarks.GetValueOrDefault(key)
               where chosen is not null || context.FullRefresh || known is null || known.Through < context.Session
               select new FetchTask(
                   key,
                   chosen ?? whole,
                   known,
                   IsIncremental: chosen is null && !context.FullRefresh && known?.Last is not null,
                   MovesWatermark: chosen is null),
        ];
    }
}
