namespace SectorPipeline.Alerts;

/// <summary>A fall from a peak until that level is reached again.</summary>
/// <param name="Peak">The last session at the peak; null when the fall began with the first bar.</param>
/// <param name="Trough">The first session at the lowest.</param>
/// <param name="Recovered">The first session at the peak's level again; null while it is not.</param>
/// <param name="Depth">A negative fraction.</param>
/// <param name="SessionsDown">From the peak to the trough.</param>
/// <param name="SessionsUp">From the trough to the recovery; null while there is none.</param>
internal sealed record Drawdown(DateOnly? Peak, DateOnly Trough, DateOnly? Recovered, double Depth, int SessionsDown, int? SessionsUp)
{
    /// <summary>The deepest falls, the deepest first.</summary>
    public static IReadOnlyList<Drawdown> Worst(IReadOnlyList<SectorBar> bars, int count) =>
        [.. All([.. bars.Where(bar => bar.Drawdown is not null)]).OrderBy(fall => fall.Depth).ThenBy(fall => fall.Trough).Take(count)];

    private static IEnumerable<Drawdown> All(IReadOnlyList<SectorBar> bars)
    {
        for (var index = 0; index < bars.Count; index++)
        {
            if (bars[index].Drawdown >= 0)
                continue;
            var end = index;
            while (end < bars.Count && bars[end].Drawdown < 0)
                end++;
            yield return Between(bars, index, end);
            index = end;
        }
    }

    private static Drawdown Between(IReadOnlyList<SectorBar> bars, int start, int end)
    {
        var trough = Enumerable.Range(start, end - start).MinBy(index => bars[index].Drawdown);
        return new Drawdown(
            start > 0 ? bars[start - 1].Session : null,
            bars[trough].Session,
            end < bars.Count ? bars[end].Session : null,
            bars[trough].Drawdown ?? 0,
            trough - start + 1,
            end < bars.Count ? end - trough : null);
    }
}
