using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>A pattern of Python's re in .NET's syntax. Each group gets its number in it, as .NET would count named groups last.</summary>
internal sealed class PythonRegex
{
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(2);

    private readonly StringBuilder translated = new();
    private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);
    private readonly RegexOptions options;
    private bool isVerbose;
    private int at;

    public PythonRegex(string pattern, RegexOptions options)
    {
        (Pattern, this.options, isVerbose) = (pattern, options, options.HasFlag(RegexOptions.IgnorePatternWhitespace));
        while (at < pattern.Length)
            Translate();
        Anywhere = Compile(translated.ToString());
        AtStart = Compile($@"\G(?:{translated})");
        Whole = Compile($@"\G(?:{translated})\z");
    }

    public string Pattern { get; }

    public int Groups { get; private set; }

    public IReadOnlyDictionary<string, int> Names => names;

    public Regex Anywhere { get; }

    public Regex AtStart { get; }

    public Regex Whole { get; }

    private void Translate()
    {
        switch (Pattern[at])
        {
            case '\\':
                Escape();
                break;
            case '[':
                CharacterClass();
                break;
            case '(':
                Group();
                break;
            case '#' when isVerbose:
                Comment();
                break;
            case '{' when Pattern.AsSpan(at).StartsWith("{,"):
                translated.Append("{0,");
                at += 2;
                break;
            default:
                translated.Append(Pattern[at++]);
                break;
        }
    }

    private void Escape()
    {
        if (at + 1 >= Pattern.Length)
            throw Error("bad escape (end of pattern)");
        translated.Append(Pattern[at + 1] == 'Z' ? @"\z" : Pattern.Substring(at, 2));
        at += 2;
    }

    // An opening bracket within a class is a character in Python, a subtraction in .NET.
    private void CharacterClass()
    {
        var start = at++;
        translated.Append('[');
        for (; at < Pattern.Length; at++)
        {
            var isFirst = at == start + 1 || (at == start + 2 && Pattern[start + 1] == '^');
            if (Pattern[at] == ']' && !isFirst)
                break;
            translated.Append(Pattern[at] is '[' || (Pattern[at] == ']' && isFirst) ? @"\" : "").Append(Pattern[at]);
            if (Pattern[at] == '\\' && at + 1 < Pattern.Length)
                translated.Append(Pattern[++at]);
        }

        if (at >= Pattern.Length)
            throw Error("unterminated character set");
        translated.Append(']');
        at++;
    }

    // What looks like a group in it is none.
    private void Comment()
    {
        var end = Pattern.IndexOf('\n', at);
        translated.Append('\n');
        at = end < 0 ? Pattern.Length : end + 1;
    }

    private void Group()
    {
        var rest = Pattern.AsSpan(at);
        if (!rest.StartsWith("(?"))
            Open("(", null);
        else if (rest.StartsWith("(?P<"))
            Open("(?P<", Until('>', "(?P<"));
        else if (rest.StartsWith("(?P="))
            Reference(Until(')', "(?P="));
        else if (rest.StartsWith("(?<") && !rest.StartsWith("(?<=") && !rest.StartsWith("(?<!"))
            throw Error("unknown extension ?<");
        else
            CopyExtension();
    }

    private void Open(string opening, string? name)
    {
        Groups++;
        if (name is not null && !names.TryAdd(name, Groups))
            throw Error($"redefinition of group name '{name}'");
        at += opening.Length + (name is null ? 0 : name.Length + 1);
        translated.Append(CultureInfo.InvariantCulture, $"(?<{Groups}>");
    }

    private void Reference(string name)
    {
        if (!names.TryGetValue(name, out var number))
            throw Error($"unknown group name '{name}'");
        translated.Append(CultureInfo.InvariantCulture, $@"\k<{number}>");
        at += "(?P=".Length + name.Length + 1;
    }

    // Python's flags a, u and L say what .NET does anyway.
    private void CopyExtension()
    {
        var flags = at + 2;
        translated.Append("(?");
        at = flags;
        while (at < Pattern.Length && (char.IsAsciiLetter(Pattern[at]) || Pattern[at] == '-'))
        {
            translated.Append(Pattern[at] is 'a' or 'u' or 'L' ? "" : Pattern[at].ToString());
            at++;
        }

        isVerbose |= at < Pattern.Length && Pattern[at] == ')' && Pattern.AsSpan(flags, at - flags).Contains('x');
    }

    private string Until(char end, string opening)
    {
        var start = at + opening.Length;
        var stop = Pattern.IndexOf(end, start);
        return stop > start ? Pattern[start..stop] : throw Error("missing group name");
    }

    private Regex Compile(string pattern)
    {
        try
        {
            return new Regex(pattern, options, MaxTime);
        }
        catch (ArgumentException failure)
        {
            throw Error(failure.Message);
        }
    }

    private JinjaFaultException Error(string what) => new("re.error", $"the pattern '{Pattern}' is wrong: {what}");
}
