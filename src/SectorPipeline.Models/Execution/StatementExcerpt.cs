using System.Globalization;

namespace SectorPipeline.Models;

/// <summary>Shows where in a statement an engine found a fault, when it tells the place as a number only.</summary>
internal static class StatementExcerpt
{
    private const int MaxWidth = 120;

    /// <summary>"LINE 2: from nowhere" and a caret under the place, or nothing when the place is not found.</summary>
    /// <param name="sql">What was sent: one statement or several.</param>
    /// <param name="commentAhead">How many characters of comment stood before the first of them, which the engine counts.</param>
    /// <param name="position">The character of the failed statement, from 1.</param>
    /// <param name="message">What the engine said, which quotes what stands at the place.</param>
    public static string Of(string sql, int commentAhead, int position, string message)
    {
        // Of several statements, the first of which may have gone along with 'begin', the failed one has the quoted text at the place.
        foreach (var statement in SqlStatements.Split(sql).Select(one => one.TrimStart()))
        {
            foreach (var at in (int[])[position - 1, position - 1 - commentAhead])
            {
                if (IsAt(statement, at, message))
                    return Around(statement, at);
            }
        }

        return "";
    }

    private static string Around(string statement, int at)
    {
        var before = statement.AsSpan(0, at);
        var start = before.LastIndexOf('\n') + 1;
        var end = statement.IndexOf('\n', at) is >= 0 and var next ? next : statement.Length;
        var from = Math.Max(start, at - (MaxWidth / 2));
        var head = string.Create(CultureInfo.InvariantCulture, $"LINE {before.Count('\n') + 1}: {(from > start ? "…" : "")}");
        return $"\n\n{head}{statement[from..Math.Min(end, from + MaxWidth)]}\n{new string(' ', head.Length + at - from)}^";
    }

    private static bool IsAt(string statement, int at, string message)
    {
        if (at < 0 || at >= statement.Length)
            return false;
        var quote = message.IndexOf('"', StringComparison.Ordinal);
        var close = quote < 0 ? -1 : message.IndexOf('"', quote + 1);
        if (close < 0)
            return false;
        var quoted = message[(quote + 1)..close].Split('.')[0];
        return statement.AsSpan(at).TrimStart("\"'").StartsWith(quoted, StringComparison.OrdinalIgnoreCase);
    }
}
