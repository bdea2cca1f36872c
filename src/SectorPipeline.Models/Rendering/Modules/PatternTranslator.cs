using System.Globalization;
using System.Text;

namespace SectorPipeline.Models;

/// <summary>
/// Rewrites a pattern of Python's re for .NET: groups are numbered from left to right whether they have names or not,
/// \Z is the very end, and a bracket inside of a class is a character.
/// </summary>
internal sealed class PatternTranslator
{
    private readonly string pattern;
    private readonly bool isVerbose;
    private readonly StringBuilder output = new();
    private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);
    private int position;
    private int groups;

    private PatternTranslator(string pattern, bool isVerbose) => (this.pattern, this.isVerbose) = (pattern, isVerbose);

    public static TranslatedPattern Translate(string pattern, bool isVerbose)
    {
        var translator = new PatternTranslator(pattern, isVerbose);
        while (translator.position < pattern.Length)
            translator.Next();
        return new TranslatedPattern(translator.output.ToString(), translator.groups, translator.names);
    }

    private void Next()
    {
        switch (pattern[position])
        {
            case '\\':
                Escape();
                break;
            case '[':
                Class();
                break;
            case '(':
                Group();
                break;
            case '#' when isVerbose:
                CopyThrough('\n');
                break;
            case '{' when StartsWith("{,"):
                output.Append("{0,");
                position += 2;
                break;
            default:
                output.Append(pattern[position++]);
                break;
        }
    }

    private void Escape()
    {
        var next = position + 1 < pattern.Length ? pattern[position + 1] : '\0';
        output.Append(next switch
        {
            '\0' => "\\",
            'Z' => @"\z",
            '_' => "_",
            _ => $"\\{next}",
        });
        position += 2;
    }

    private void Class()
    {
        output.Append('[');
        position++;
        if (StartsWith("^"))
            Copy();
        if (StartsWith("]"))
        {
            output.Append(@"\]");
            position++;
        }

        while (position < pattern.Length && pattern[position] != ']')
        {
            if (pattern[position] == '\\')
                Escape();
            else if (pattern[position] == '[')
                output.Append('\\').Append(pattern[position++]);
            else
                Copy();
        }

        if (position < pattern.Length)
            Copy();
    }

    private void Group()
    {
        if (StartsWith("(?P<"))
            Named();
        else if (StartsWith("(?P="))
            output.Append(CultureInfo.InvariantCulture, $@"(?:\k<{Reference(Until(4, ')'))}>)");
        else if (StartsWith("(?#"))
            CopyThrough(')');
        else if (StartsWith("(?("))
            output.Append(CultureInfo.InvariantCulture, $"(?({Reference(Until(3, ')'))})");
        else if (StartsWith("(?"))
            Special();
        else
            Open(1);
    }

    private void Named()
    {
        var name = Until(4, '>');
        names[name] = ++groups;
        output.Append(CultureInfo.InvariantCulture, $"(?<{groups}>");
    }

    private void Open(int length)
    {
        output.Append(CultureInfo.InvariantCulture, $"(?<{++groups}>");
        position += length;
    }

    // (?i), (?:, (?=, (?<! and the like; the flags for ASCII and Unicode mean nothing here.
    private void Special()
    {
        var start = position;
        position += 2;
        while (position < pattern.Length && char.IsAsciiLetter(pattern[position]))
            position++;
        var letters = pattern[(start + 2)..position];
        output.Append("(?").Append(letters.Replace("a", "", StringComparison.Ordinal).Replace("u", "", StringComparison.Ordinal).Replace("L", "", StringComparison.Ordinal));
    }

    private string Reference(string name) => names.TryGetValue(name, out var number) ? number.ToString(CultureInfo.InvariantCulture) : name;

    private string Until(int skip, char end)
    {
        var start = Math.Min(position + skip, pattern.Length);
        var stop = pattern.IndexOf(end, start);
        stop = stop < 0 ? pattern.Length : stop;
        position = Math.Min(stop + 1, pattern.Length);
        return pattern[start..stop];
    }

    private void CopyThrough(char end)
    {
        var stop = pattern.IndexOf(end, position);
        stop = stop < 0 ? pattern.Length : stop + 1;
        output.Append(pattern, position, stop - position);
        position = stop;
    }

    private void Copy() => output.Append(pattern[position++]);

    private bool StartsWith(string text) => string.CompareOrdinal(pattern, position, text, 0, text.Length) == 0;
}
