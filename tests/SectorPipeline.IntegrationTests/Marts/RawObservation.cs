namespace SectorPipeline.IntegrationTests.Marts;

/// <summary>One vintage of one observation, as the table raw.macro_observations holds it.</summary>
internal sealed record RawObservation(string SeriesId, DateOnly Date, double? Value, DateOnly ReleasedOn);
