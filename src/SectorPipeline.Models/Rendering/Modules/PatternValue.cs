using System.Text;
using System.Text.RegularExpressions;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>A compiled pattern of Python's re, with its methods.</summary>
internal sealed class PatternValue(PythonRegex regex) : IJinjaObject
{
    public string TypeName => "Pattern";

    public IEnumerable<string> MemberNames =>
        ["match", "search", "fullmatch", "findall", "finditer", "sub", "subn", "split", "pattern", "groups"];

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "pattern" => regex.Pattern,
            "groups" => (long)regex.Groups,
            _ => RegexModule.Method(name) is { } method ? new JinjaFunction(name, arguments => method(this, arguments, 0)) : null,
        };
        return value is not null;
    }

    public object? First(Regex variant, string text) => Guarded(() => variant.Match(text) is { Success: true } match ? new MatchValue(match, regex) : null);

    public object? Search(string text) => First(regex.Anywhere, text);

    public object? MatchStart(string text) => First(regex.AtStart, text);

    public object? MatchWhole(string text) => First(regex.Whole, text);

    public List<object?> FindAll(string text) => Guarded(() => regex.Anywhere.Matches(text).Select(Found).ToList());

    public List<object?> Matches(string text) =>
        Guarded(() => regex.Anywhere.Matches(text).Select(object? (match) => new MatchValue(match, regex)).ToList());

    public (string Text, int Count) Replace(string text, object? replacement, int limit, JinjaArguments arguments)
    {
        var count = 0;
        var replaced = Guarded(() => regex.Anywhere.Replace(text, Evaluate, limit <= 0 ? -1 : limit));
        return (replaced, count);

        string Evaluate(Match match)
        {
            count++;
            return replacement is string template
                ? Expand(template, match)
                : JinjaValue.Text(arguments.Invoke(replacement, new MatchValue(match, regex)));
        }
    }

    public List<object?> Split(string text, int limit) => Guarded(() =>
    {
        var parts = new List<object?>();
        var start = 0;
        foreach (var match in regex.Anywhere.Matches(text).Take(limit <= 0 ? int.MaxValue : limit))
        {
            parts.Add(text[start..match.Index]);
            for (var group = 1; group <= regex.Groups; group++)
                parts.Add(MatchValue.Text(match, group));
            start = match.Index + match.Length;
        }

        parts.Add(text[start..]);
        return parts;
    });

    public override string ToString() => $"re.compile({JinjaValue.Repr(regex.Pattern)})";

    private object? Found(Match match) => regex.Groups switch
    {
        0 => match.Value,
        1 => match.Groups[1].Value,
        _ => new JinjaTuple(Enumerable.Range(1, regex.Groups).Select(object? (group) => match.Groups[group].Value).ToList()),
    };

    private string Expand(string template, Match match)
    {
        var text = new StringBuilder();
        for (var at = 0; at < template.Length; at++)
        {
            if (template[at] != '\\' || at + 1 == template.Length)
                text.Append(template[at]);
            else
                text.Append(Escaped(template, match, ref at));
        }

        return text.ToString();
    }

    private string? Escaped(string template, Match match, ref int at)
    {
        var letter = template[++at];
        if (char.IsAsciiDigit(letter))
            return MatchValue.Text(match, Existing(letter - '0')) ?? "";
        if (letter == 'g' && at + 1 < template.Length && template[at + 1] == '<' && template.IndexOf('>', at) is var end and > 0)
        {
            var name = template[(at + 2)..end];
            at = end;
            return MatchValue.Text(match, MatchValue.Number(regex, name)) ?? "";
        }

        return letter switch { 'n' => "\n", 't' => "\t", 'r' => "\r", '\\' => "\\", _ => "\\" + letter };
    }

    private int Existing(int group) => group <= regex.Groups ? group : throw MatchValue.NoGroup();

    private static T Guarded<T>(Func<T> run)
    {
        try
        {
            return run();
        }
        catch (RegexMatchTimeoutException)
        {
            throw new JinjaFaultException(JinjaErrorKind.Runtime, "this pattern takes too long on this text.", " Look for repetitions within repetitions.");
        }
    }
}
