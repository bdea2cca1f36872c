using System.Data.Common;
using System.Text.RegularExpressions;
using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Says which node failed, in which file, what the engine said, and where the SQL is that it said it of.</summary>
internal static partial class FailureMessage
{
    public static string Of(Node node, Exception failure, string? compiledPath) =>
        failure switch
        {
            PipelineException => failure.Message,
            DbException => $"{node.File.DisplayPath}: {failure.Message.Trim()}{Place(failure.Message, compiledPath)}",
            _ => $"{node.File.DisplayPath}: {failure.Message}",
        };

    private static string Place(string message, string? compiledPath)
    {
        if (compiledPath is null)
            return "";
        var line = Line().Match(message);
        return $"\nThe compiled SQL is in {Path.GetRelativePath(".", compiledPath)}{(line.Success ? $":{line.Groups["line"].Value}" : "")}";
    }

    [GeneratedRegex(@"^LINE (?<line>\d+):", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();
}
