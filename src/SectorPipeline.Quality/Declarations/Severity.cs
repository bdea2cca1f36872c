namespace SectorPipeline.Quality;

/// <summary>How bad it is when a check finds something.</summary>
public enum Severity
{
    Info,
    Warn,
    Error,
}
