using System.Text;
using System.Text.RegularExpressions;

namespace SectorPipeline.Models;

/// <summary>A pattern with *, ? and [sets], as shells and dbt's selections have them.</summary>
internal sealed class Wildcard
{
    private readonly string text;
    private readonly Regex? pattern;

    public Wildcard(string text)
    {
        this.text = text;
        if (HasWildcards(text))
            pattern = new Regex(ToRegex(text), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    public static bool HasWildcards(string text) => text.AsSpan().IndexOfAny("*?[]") >= 0;

    public bool Matches(string value) => pattern?.IsMatch(value) ?? string.Equals(text, value, StringComparison.Ordinal);

    private static string ToRegex(string text)
    {
        var regex = new StringBuilder(@"\A");
        for (var i = 0; i < text.Length; i++)
        {
            var close = text[i] == '[' ? text.IndexOf(']', i) : -1;
            if (close > i + 1)
            {
                regex.Append('[').Append(Set(text[(i + 1)..close])).Append(']');
                i = close;
            }
            else
            {
                regex.Append(text[i] switch { '*' => "(?s:.*)", '?' => "(?s:.)", var c => Regex.Escape(c.ToString()) });
            }
        }

        return regex.Append(@"\z").ToString();
    }

    private static string Set(string inner)
    {
        var escaped = inner.Replace("\\", @"\\", StringComparison.Ordinal).Replace("[", @"\[", StringComparison.Ordinal);
        return escaped.StartsWith('!') ? "^" + escaped[1..] : escaped;
    }
}
