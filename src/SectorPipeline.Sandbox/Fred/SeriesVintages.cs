namespace SectorPipeline.Sandbox;

/// <summary>All that has been known of a series until today: the rows of each observation by the day from which they were true.</summary>
internal sealed class SeriesVintages
{
    private const double ShareRevisedTwice = 0.3;
    private const double ShareRevisedOnce = 0.4;
    private const double TypicalRevision = 0.0004;

    private readonly VintageRow[] rows;

    /// <param name="series">Its values are those after all revisions.</param>
    /// <param name="today">What becomes known later is not known.</param>
    /// <param name="seed">Of the revisions; null where there are none.</param>
    public SeriesVintages(MacroSeries series, DateOnly today, int? seed)
    {
        Frequency = ReleaseCalendar.FrequencyOf(series.Dates.Span);
        var noise = seed is { } given && IsRevised(series.Id) ? Noise.For(given, series.Id + " revisions") : (Noise?)null;
        rows = [.. Enumerable.Range(0, series.Dates.Length)
            .SelectMany(i => Rows(series.Id, series.Dates.Span[i], series.Values.Span[i], today, noise))];
        Dates = [.. rows.Select(row => row.Start).Distinct().Order()];
    }

    public SeriesFrequency Frequency { get; }

    /// <summary>The days on which anything became known, oldest first.</summary>
    public IReadOnlyList<DateOnly> Dates { get; }

    /// <summary>Oldest observation first, and of one observation what was known first.</summary>
    public IEnumerable<VintageRow> KnownWithin(DateOnly start, DateOnly end) => rows.Where(row => row.IsKnownWithin(start, end));

    private bool IsRevised(string id) => Frequency is SeriesFrequency.Monthly or SeriesFrequency.Quarterly && id != "FEDFUNDS";

    private List<VintageRow> Rows(string id, DateOnly date, decimal? value, DateOnly today, Noise? noise)
    {
        var found = new List<VintageRow>();
        foreach (var (known, start) in Versions(id, date, value, noise))
        {
            if (start > today || (found.Count > 0 && found[^1].Value == known))
                continue;
            if (found.Count > 0)
                found[^1] = found[^1] with { End = start.AddDays(-1) };
            found.Add(new VintageRow(date, known, start, FredParameters.Latest));
        }

        return found;
    }

    // A revision comes with the release of the next period.
    private IEnumerable<(decimal? Value, DateOnly Start)> Versions(string id, DateOnly date, decimal? value, Noise? noise)
    {
        var revisions = noise is { } random && value is not null ? Revisions(random.Uniform(date.DayNumber)) : 0;
        for (var i = 0; i <= revisions; i++)
        {
            var period = date.AddMonths(i * (Frequency == SeriesFrequency.Quarterly ? 3 : 1));
            yield return (Before(value, revisions - i, date, noise), ReleaseCalendar.FirstRelease(id, Frequency, period));
        }
    }

    private static int Revisions(double chance) => chance switch
    {
        < ShareRevisedTwice => 2,
        < ShareRevisedTwice + ShareRevisedOnce => 1,
        _ => 0,
    };

    // Some steps of the last decimal away from the final value, the more the more revisions are still to come.
    private static decimal? Before(decimal? value, int toCome, DateOnly date, Noise? noise)
    {
        if (toCome == 0 || value is not { } final || noise is not { } random)
            return value;
        var step = new decimal(1, 0, 0, false, final.Scale);
        var size = Math.Max(1, (double)(final / step) * TypicalRevision);
        return final + step * (decimal)Math.Round(toCome * size * random.Normal(~date.DayNumber));
    }
}
