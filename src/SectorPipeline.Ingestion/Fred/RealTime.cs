using SectorPipeline.Core;
using SectorPipeline.Ingestion.Steps;

namespace SectorPipeline.Ingestion.Fred;

/// <summary>The days whose knowledge is asked for, both included; FRED cuts the days of every row down to them.</summary>
internal readonly record struct RealTime(DateOnly Start, DateOnly End)
{
    /// <summary>What FRED writes for "until now".</summary>
    public static readonly DateOnly Current = new(9999, 12, 31);

    // One less than FRED allows, because the vintage that holds when the period begins may count too.
    private const int MostVintages = 1_999;
    private static readonly DateOnly Earliest = new(1776, 7, 4);

    /// <summary>What is not known yet: all up to the session, or what became known after the day up to which all is known.</summary>
    public static RealTime Of(FetchTask task, Session session) =>
        new(task is { IsIncremental: true, Known: { } known } ? known.Through.Date : Earliest, session.Date);

    /// <summary>The parts of the period that hold no more vintages than FRED gives at once.</summary>
    public IEnumerable<RealTime> Split(IEnumerable<DateOnly> vintages)
    {
        var (start, end) = (Start, End);
        DateOnly[] later = [.. vintages.Where(date => date > start && date <= end).Distinct().Order()];
        for (var i = MostVintages; i < later.Length; i += MostVintages)
        {
            yield return new RealTime(start, later[i].AddDays(-1));
            start = later[i];
        }

        yield return new RealTime(start, end);
    }
}
