using SectorPipeline.Core;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Lake;

/// <summary>Says what the system refused, and what a person can do about it.</summary>
internal static class LakeFailure
{
    public static PipelineException Of(string root, string what, Exception cause) =>
        new($"lake {root}: {what}: {FirstLine(cause)}. Free space or make the folder writable, or choose another DATA_ROOT, then run again.", cause);

    /// <summary>Whether DuckDB failed for want of space, memory or permission rather than by a mistake of ours.</summary>
    public static bool IsOfTheDisk(DuckDbException e) =>
        e.ErrorType is DuckDbErrorType.IO or DuckDbErrorType.OutOfMemory or DuckDbErrorType.Permission;

    private static string FirstLine(Exception cause) => cause.Message.Split('\n')[0].TrimEnd('.', '\r');
}
