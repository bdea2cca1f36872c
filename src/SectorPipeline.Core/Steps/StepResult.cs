namespace SectorPipeline.Core;

/// <summary>What a step did, in numbers that the run history keeps.</summary>
public sealed record StepResult
{
    public static StepResult Nothing { get; } = new();

    /// <summary>The rows that it wrote.</summary>
    public long Rows { get; init; }

    /// <summary>Numbers by name, such as fetched, loaded, quarantined; see <see cref="StepCounts"/>.</summary>
    public IReadOnlyDictionary<string, long> Counts { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>What a person should know although the step succeeded.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>This result with the work of an earlier attempt added to its numbers.</summary>
    public StepResult After(StepResult earlier)
    {
        var counts = new Dictionary<string, long>(Counts, StringComparer.Ordinal);
        foreach (var (name, value) in earlier.Counts.Where(count => StepCounts.IsWork(count.Key)))
            counts[name] = counts.GetValueOrDefault(name) + value;
        return this with { Rows = Rows + earlier.Rows, Counts = counts };
    }

    /// <summary>What of it says how things stand: its warnings, and the numbers that are no work.</summary>
    public StepResult Standing() => this with
    {
        Rows = 0,
        Counts = Counts.Where(count => !StepCounts.IsWork(count.Key)).ToDictionary(StringComparer.Ordinal),
    };

    /// <summary>This result and that of another part of the same work: rows, all counts and warnings of both.</summary>
    public StepResult Plus(StepResult other)
    {
        var counts = new Dictionary<string, long>(Counts, StringComparer.Ordinal);
        foreach (var (name, value) in other.Counts)
            counts[name] = counts.GetValueOrDefault(name) + value;
        return new StepResult { Rows = Rows + other.Rows, Counts = counts, Warnings = [.. Warnings, .. other.Warnings] };
    }
}
