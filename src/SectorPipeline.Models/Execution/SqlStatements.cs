using System.Text.RegularExpressions;

namespace SectorPipeline.Models;

/// <summary>Tells the statements of a text apart, without understanding more of them than their first word.</summary>
internal static partial class SqlStatements
{
    private static readonly HashSet<string> Queries = new(StringComparer.OrdinalIgnoreCase)
    {
        "select", "with", "from", "values", "table", "show", "describe", "desc", "summarize", "explain", "pivot", "unpivot",
    };

    // These may return rows, and a rollback undoes them.
    private static readonly HashSet<string> Changes = new(StringComparer.OrdinalIgnoreCase) { "insert", "update", "delete", "merge" };

    private static readonly HashSet<string> TransactionControl = new(StringComparer.OrdinalIgnoreCase)
    {
        "begin", "start", "commit", "end", "rollback", "abort",
    };

    /// <summary>The statements without their semicolons; what is only blanks and comments is none.</summary>
    public static IReadOnlyList<string> Split(string sql)
    {
        var statements = new List<string>();
        var (start, hasContent) = (0, false);
        foreach (Match token in Token().Matches(sql))
        {
            if (token.Value != ";")
            {
                hasContent |= !token.Groups["blank"].Success;
                continue;
            }

            if (hasContent)
                statements.Add(sql[start..token.Index]);
            (start, hasContent) = (token.Index + 1, false);
        }

        if (hasContent)
            statements.Add(sql[start..]);
        return statements;
    }

    /// <summary>Whether a statement may return rows and leaves nothing that a rollback does not undo.</summary>
    public static bool CanBeShown(string statement) => FirstWord(statement) is var word && (Queries.Contains(word) || Changes.Contains(word));

    public static bool ControlsTransaction(string statement) => TransactionControl.Contains(FirstWord(statement));

    public static bool BeginsTransaction(string statement) => FirstWord(statement).ToUpperInvariant() is "BEGIN" or "START";

    /// <summary>A quick look that misses nothing, so that most texts need not be taken apart.</summary>
    public static bool MayControlTransaction(string sql)
    {
        foreach (var word in TransactionControl)
        {
            if (word != "end" && sql.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return sql.AsSpan().TrimStart().StartsWith("end", StringComparison.OrdinalIgnoreCase) || sql.Contains(';', StringComparison.Ordinal);
    }

    private static string FirstWord(string statement) => First().Match(statement).Groups["word"].Value;

    [GeneratedRegex(
        """(?<blank>\s+|--[^\n]*|/\*.*?\*/)|[eE]'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(?<tag>[A-Za-z_]\w*)\$.*?\$\k<tag>\$|\$\$.*?\$\$|\w+|.""",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"\A(?>(\s|--[^\n]*|/\*.*?\*/|\()*)(?<word>\w*)", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex First();
}
