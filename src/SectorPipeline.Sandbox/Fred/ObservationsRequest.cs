namespace SectorPipeline.Sandbox;

/// <summary>The parameters of series/observations.</summary>
internal sealed record ObservationsRequest(
    DateOnly From, DateOnly To, DateOnly RealtimeStart, DateOnly RealtimeEnd, int Limit, int Offset, bool Descending)
{
    private const int MostObservations = 100_000;

    private static readonly DateOnly Earliest = new(1600, 1, 1);

    public static ObservationsRequest Of(FredParameters parameters, DateOnly today)
    {
        foreach (var (name, supported) in new[] { ("units", "lin"), ("output_type", "1"), ("frequency", ""), ("vintage_dates", "") })
            parameters.Only(name, supported);
        var (start, end) = parameters.RealTime(today, today);
        return new ObservationsRequest(
            parameters.Date("observation_start", Earliest),
            parameters.Date("observation_end", FredParameters.Latest),
            start,
            end,
            parameters.Number("limit", 1, MostObservations, MostObservations),
            parameters.Number("offset", 0, int.MaxValue, 0),
            parameters.IsDescending());
    }
}
