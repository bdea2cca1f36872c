namespace SectorPipeline.App.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The work failed; what, where and what to do next is the last thing printed.</summary>
    public const int Failed = 1;

    /// <summary>Bad usage or configuration.</summary>
    public const int Usage = 2;
    public const int Cancelled = 130;
}
