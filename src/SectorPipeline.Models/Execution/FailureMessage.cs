using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Says which node failed, in which file, what the engine said, and where the SQL is that it said it of.</summary>
/// <param name="dialect">The engine.</param>
/// <param name="statement">What was sent to it last.</param>
/// <param name="commentAhead">How many characters of comment stood before it.</param>
internal sealed partial class FailureMessage(SqlDialect dialect, string? statement, int commentAhead)
{
    /// <param name="result">The node as far as it came.</param>
    /// <param name="failure">Why it came no further.</param>
    public string Of(NodeResult result, Exception failure) =>
        failure switch
        {
            PipelineException => failure.Message,
            DbException refused => Of(result, Said(refused)),
            _ => $"{result.Node.File.DisplayPath}: {failure.Message}",
        };

    private static string Of(NodeResult result, string said) =>
        $"{result.Node.File.DisplayPath}{TemplateLine(result.Node, said, result.CompiledCode)}: {said}{Advice(result.CompiledCode)}{Place(said, result.CompiledPath)}";

    private string Said(DbException failure)
    {
        var message = dialect.Message(failure);
        return statement is not null && dialect.Position(failure) is { } position ? message + StatementExcerpt.Of(statement, commentAhead, position, message) : message;
    }

    // A line of the compiled SQL that stands in the template as it is, and once, is that line of the template.
    private static string TemplateLine(Node node, string message, string? compiled)
    {
        if (node is TestNode { Generic: { } generic })
            return $":{generic.Line}";
        if (compiled is null || !int.TryParse(Line().Match(message).Groups["line"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return "";
        var line = compiled.Split('\n').ElementAtOrDefault(number - 1)?.Trim();
        int[] same = string.IsNullOrEmpty(line) ? [] : [.. node.File.Text.Split('\n').Index().Where(one => one.Item.Trim() == line).Select(one => one.Index)];
        return same is [var index] ? $":{index + 1}" : "";
    }

    // What engines say of it is that the statement around the query ends too early.
    private static string Advice(string? compiled)
    {
        if (compiled is null || !compiled.Contains(';', StringComparison.Ordinal))
            return "";
        var end = SqlTokenizer.Read(compiled).Find(token => token.Kind == SqlTokenKind.Symbol && compiled[token.Start] == ';');
        return end is { Length: 0 } ? "" : $"\nLine {compiled.AsSpan(0, end.Start).Count('\n') + 1} has ';', and this has to be one query: remove it.";
    }

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
