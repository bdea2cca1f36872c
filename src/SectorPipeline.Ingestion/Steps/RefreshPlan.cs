using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Asks for what has no row yet, or one that is older than <paramref name="days"/>.</summary>
internal sealed class RefreshPlan(int days) : IFetchPlan
{
    public IReadOnlyList<FetchTask> For(IReadOnlyList<string> keys, DatasetState state, StepContext context)
    {
        var today = FetchWindow.Through(context.Session.Date, context.Session.Date);
        return
        [
            .. from key in keys
               let known = state.Watermarks.GetValueOrDefault(key)
               where IsDue(known, context)
               select new FetchTask(key, today, known, IsIncremental: true, MovesWatermark: true),
        ];
    }

    private bool IsDue(Watermark? known, StepContext context) => known switch
    {
        null => true,
        _ when context.FullRefresh => true,
        _ when known.Through >= context.Session => false,
        { Last: { } last } => last.AddDays(days) <= context.Session.Date,
        _ => true,
    };
}
