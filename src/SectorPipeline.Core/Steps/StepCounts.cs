namespace SectorPipeline.Core;

/// <summary>The names of <see cref="StepResult.Counts"/> that several steps share.</summary>
public static class StepCounts
{
    public const string Requests = "requests";
    public const string Fetched = "fetched";
    public const string Unchanged = "unchanged";
    public const string Quarantined = "quarantined";
    public const string Loaded = "loaded";
    public const string NoData = "no_data";
    public const string Retries = "retries";
    public const string Bytes = "bytes";

    /// <summary>Milliseconds spent waiting, over everything that waited at once.</summary>
    public const string Waited = "waited_ms";

    /// <summary>Whether the number says how much was done, so that those of several attempts add up; others say how things stand.</summary>
    public static bool IsWork(string name) =>
        name[(name.LastIndexOf('.') + 1)..] is Requests or Fetched or Unchanged or Quarantined or Loaded or Retries or Bytes or Waited;
}
