namespace SectorPipeline.Core;

/// <summary>Bad usage or configuration: every fault found, not only the first. The command line ends with code 2.</summary>
public sealed class ConfigurationException(IReadOnlyList<string> faults, Exception? cause = null)
    : PipelineException(string.Join(Environment.NewLine, faults), cause)
{
    public ConfigurationException(string fault, Exception? cause = null)
        : this([fault], cause)
    {
    }

    public IReadOnlyList<string> Faults { get; } = faults;

    /// <summary>Whether what was named does not exist, everything else being well.</summary>
    public bool IsNotFound { get; init; }
}
