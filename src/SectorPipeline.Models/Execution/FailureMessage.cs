using System.Data.Common;
using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Says which node failed, in which file, what the engine said, and where the SQL is that it said it of.</summary>
internal static class FailureMessage
{
    public static string Of(Node node, Exception failure, string? compiledPath) =>
        failure switch
        {
            PipelineException => failure.Message,
            DbException => $"{node.File.DisplayPath}: {failure.Message.Trim()}{Hint(compiledPath)}",
            _ => $"{node.File.DisplayPath}: {failure.Message}",
        };

    private static string Hint(string? compiledPath) =>
        compiledPath is null ? "" : $"\nThe SQL that was compiled: {Path.GetRelativePath(".", compiledPath)}";
}
