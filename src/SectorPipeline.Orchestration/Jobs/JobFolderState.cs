namespace SectorPipeline.Orchestration;

/// <summary>The jobs in force, and what is wrong with files that were refused.</summary>
internal sealed record JobFolderState(JobCatalog Jobs, IReadOnlyDictionary<string, IReadOnlyList<string>> Faults)
{
    /// <summary>Whether both came from the same reading of the same files.</summary>
    public bool IsSameAs(JobFolderState other) =>
        Jobs.Jobs.SequenceEqual(other.Jobs.Jobs, ReferenceEqualityComparer.Instance)
        && Faults.Keys.SequenceEqual(other.Faults.Keys, StringComparer.Ordinal)
        && Faults.All(fault => fault.Value.SequenceEqual(other.Faults[fault.Key], StringComparer.Ordinal));
}
