using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>A match of Python's re.</summary>
internal sealed class MatchValue(Match match, PatternValue pattern, string text) : IJinjaObject, IJinjaItems
{
    public int Start => match.Index;

    public int Length => match.Length;

    public string TypeName => "Match";

    public IEnumerable<string> MemberNames =>
        ["group", "groups", "groupdict", "start", "end", "span", "expand", "string", "re", "pos", "endpos", "lastindex", "lastgroup"];

    private IEnumerable<int> Numbers => Enumerable.Range(1, pattern.Translated.Groups);

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "group" => new JinjaFunction(name, Chosen),
            "groups" => new JinjaFunction(name, arguments => new JinjaTuple([.. Numbers.Select(number => Group(number) ?? arguments.Optional(0, "default"))])),
            "groupdict" => new JinjaFunction(name, arguments =>
                new JinjaDict(pattern.Translated.Names.Select(entry => KeyValuePair.Create(entry.Key, Group(entry.Value) ?? arguments.Optional(0, "default"))))),
            "start" => new JinjaFunction(name, arguments => Span(arguments).Start),
            "end" => new JinjaFunction(name, arguments => Span(arguments).End),
            "span" => new JinjaFunction(name, arguments => Span(arguments) is var (start, end) ? new JinjaTuple(start, end) : null),
            "expand" => new JinjaFunction(name, arguments => Expand(arguments.Text(0, "template"), arguments)),
            "string" => text,
            "re" => pattern,
            "pos" => 0L,
            "endpos" => (long)text.Length,
            "lastindex" => Last() is > 0 and var last ? (long)last : null,
            "lastgroup" => pattern.Translated.Names.FirstOrDefault(entry => entry.Value == Last()).Key,
            _ => null,
        };
        return value is not null || name is "lastindex" or "lastgroup";
    }

    public bool TryGetItem(object? key, out object? value)
    {
        value = Group(Number(key));
        return true;
    }

    /// <summary>The text of a group; null when it took no part.</summary>
    public object? Group(int number) => Captured(number) is { Success: true } group ? group.Value : null;

    /// <summary>What takes the match's place: what a callable gives, or a text with \1 and \g&lt;name&gt;.</summary>
    public string Expand(object? replacement, JinjaArguments call) => replacement switch
    {
        IJinjaCallable callable => JinjaValue.Text(callable.Call(call.With([this], []))),
        _ => Fill(JinjaValue.Text(replacement)),
    };

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"<re.Match object; span=({Start}, {Start + Length}), match={JinjaValue.Repr(match.Value)}>");

    private object? Chosen(JinjaArguments arguments) => arguments.Positional.Count switch
    {
        0 => match.Value,
        1 => Group(Number(arguments.Positional[0])),
        _ => new JinjaTuple([.. arguments.Positional.Select(key => Group(Number(key)))]),
    };

    private (long Start, long End) Span(JinjaArguments arguments) =>
        Captured(Number(arguments.Optional(0, "group", 0L))) is { Success: true } group ? (group.Index, group.Index + group.Length) : (-1, -1);

    private Group Captured(int number) => number == 0 ? match : match.Groups[number.ToString(CultureInfo.InvariantCulture)];

    private int Last() => Numbers.LastOrDefault(number => Captured(number).Success);

    private int Number(object? key) => JinjaValue.From(key) switch
    {
        long number when number >= 0 && number <= pattern.Translated.Groups => (int)number,
        string name when pattern.Translated.Names.TryGetValue(name, out var number) => number,
        _ => throw new JinjaFaultException(JinjaErrorKind.Index, $"the pattern {JinjaValue.Repr(pattern.Pattern)} has no group {JinjaValue.Repr(key)}"),
    };

    private string Fill(string template)
    {
        if (!template.Contains('\\', StringComparison.Ordinal))
            return template;
        var result = new StringBuilder();
        for (var i = 0; i < template.Length;)
        {
            if (template[i] == '\\' && i + 1 < template.Length)
                i += Escape(template, i + 1, result) + 1;
            else
                result.Append(template[i++]);
        }

        return result.ToString();
    }

    // Appends what follows the backslash and returns its length.
    private int Escape(string template, int at, StringBuilder result)
    {
        var next = template[at];
        if (next == 'g' && template.IndexOf('>', at) is var end and > 0 && template[at + 1] == '<')
        {
            var name = template[(at + 2)..end];
            result.Append(Group(Number(long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : name)));
            return end - at + 1;
        }

        if (char.IsAsciiDigit(next))
        {
            var length = at + 1 < template.Length && char.IsAsciiDigit(template[at + 1]) ? 2 : 1;
            result.Append(Group(Number(long.Parse(template.AsSpan(at, length), CultureInfo.InvariantCulture))));
            return length;
        }

        result.Append(next switch
        {
            'n' => "\n",
            't' => "\t",
            'r' => "\r",
            '\\' => "\\",
            _ => "\\" + next,
        });
        return 1;
    }
}
