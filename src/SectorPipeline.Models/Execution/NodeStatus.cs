namespace SectorPipeline.Models;

/// <summary>How a node ended.</summary>
public enum NodeStatus
{
    /// <summary>Built, or compiled.</summary>
    Success,

    /// <summary>A test without failures.</summary>
    Pass,

    /// <summary>A test with failures that stop nothing.</summary>
    Warn,

    /// <summary>A test with failures.</summary>
    Fail,

    /// <summary>Not built, or a test that could not run.</summary>
    Error,

    /// <summary>Not tried, because something that it reads did not succeed.</summary>
    Skipped,
}
