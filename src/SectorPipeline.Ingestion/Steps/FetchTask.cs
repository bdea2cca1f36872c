using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>What to ask about one symbol or series.</summary>
/// <param name="Key">The symbol or series.</param>
/// <param name="Window">The days to ask for.</param>
/// <param name="Known">How far it is committed; null on the first load.</param>
/// <param name="IsIncremental">Whether the window only goes on where the committed rows end.</param>
/// <param name="MovesWatermark">False for a window that a person chose.</param>
internal sealed record FetchTask(string Key, FetchWindow Window, Watermark? Known, bool IsIncremental, bool MovesWatermark)
{
    /// <summary>Whether an answer without rows is worth telling: nothing new of what is known is not, unless a person asked for it.</summary>
    public bool TellsOfNothing => !MovesWatermark || Known?.Last is null;

    /// <summary>The watermark after the window was fetched; it never moves back. Null for a window that a person chose.</summary>
    public Watermark? Advance(DateOnly? lastRow, Session session, string? noData)
    {
        if (!MovesWatermark)
            return null;
        var last = Known?.Last > lastRow || lastRow is null ? Known?.Last : lastRow;
        var through = Known?.Through > session ? Known.Through : session;
        return (Known ?? new Watermark(null, through)) with { Last = last, Through = through, NoData = noData };
    }
}
