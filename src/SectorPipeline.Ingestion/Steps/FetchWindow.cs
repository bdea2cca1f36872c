using SectorPipeline.Core;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>The days from <paramref name="From"/>, included, to <paramref name="Until"/>, excluded.</summary>
internal readonly record struct FetchWindow(DateOnly From, DateOnly Until)
{
    public bool IsEmpty => Until <= From;

    /// <summary>The last day that is included.</summary>
    public DateOnly Last => Until.AddDays(-1);

    /// <summary>The days up to and with <paramref name="last"/>.</summary>
    public static FetchWindow Through(DateOnly from, DateOnly last) => new(from, last.AddDays(1));

    public bool Contains(DateOnly date) => date >= From && date < Until;

    public override string ToString() => $"{new Session(From)} to {new Session(Last)}";
}
