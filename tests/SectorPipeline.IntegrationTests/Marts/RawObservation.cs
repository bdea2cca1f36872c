namespace SectorPipeline.IntegrationTests.Marts;

/// <summary>One vintage of one observation, as the table raw.macro_observations holds it.</summary>
internal sealed record RawObservation(string SeriesId, DateOnly Date, double? Value, DateOnly ReleasedOn)
{
    /// <summary>The day by whose end the marts may use it: the risk-free rate of a day is no forecast, and counts on that day.</summary>
    public DateOnly CountsFrom => SeriesId == "DFF" ? Date : ReleasedOn;
}
