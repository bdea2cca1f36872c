namespace SectorPipeline.Models;

/// <summary>The comment that the statements of a connection carry, so that the engine's own logs say what they are for.</summary>
/// <param name="Text">What it says; statements carry none when it is empty.</param>
/// <param name="IsAppended">Whether it stands behind the statement.</param>
internal sealed record StatementComment(string Text, bool IsAppended)
{
    /// <summary>What statements carry unless the project says otherwise.</summary>
    public static StatementComment Usual(string nodeId, string invocationId) =>
        new(
            JsonText.Write(new Dictionary<string, object?>(StringComparer.Ordinal) { ["app"] = "sector", ["node_id"] = nodeId, ["invocation_id"] = invocationId })
                .Replace("*/", "* /", StringComparison.Ordinal),
            IsAppended: false);

    /// <summary>How many characters stand before the statement.</summary>
    public int Ahead => Text.Length == 0 || IsAppended ? 0 : AddTo("").Length;

    public string AddTo(string sql) =>
        Text.Length == 0 ? sql
        : !IsAppended ? $"/* {Text} */ {sql}"
        : sql.AsSpan().TrimEnd() is [.. var statement, ';'] ? $"{statement}\n/* {Text} */;"
        : $"{sql}\n/* {Text} */";
}
