namespace SectorPipeline.Quality;

/// <summary>How a check ended.</summary>
public enum CheckStatus
{
    Passed,
    Failed,

    /// <summary>There was nothing to look at; the message says what is missing.</summary>
    Skipped,

    /// <summary>Its query failed; the message is the engine's.</summary>
    Error,
}
