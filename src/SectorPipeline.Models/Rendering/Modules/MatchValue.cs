using System.Globalization;
using System.Text.RegularExpressions;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>A match of Python's re.</summary>
internal sealed class MatchValue(Match match, PythonRegex regex) : IJinjaObject, IJinjaItems
{
    public string TypeName => "Match";

    public IEnumerable<string> MemberNames => ["group", "groups", "groupdict", "start", "end", "span", "lastindex", "string"];

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "group" => new JinjaFunction(name, GroupsOf),
            "groups" => new JinjaFunction(name, arguments => new JinjaTuple(Numbers.Select(group => Text(match, group) ?? arguments.Optional(0, "default")).ToList())),
            "groupdict" => new JinjaFunction(name, arguments => GroupDict(arguments.Optional(0, "default"))),
            "start" => new JinjaFunction(name, arguments => Span(arguments).Start),
            "end" => new JinjaFunction(name, arguments => Span(arguments).End),
            "span" => new JinjaFunction(name, arguments => Span(arguments) is var (start, end) ? new JinjaTuple(start, end) : null),
            "lastindex" => Numbers.Where(group => match.Groups[group].Success).Select(object? (group) => (long)group).LastOrDefault(),
            "string" => match.Result("$_"),
            _ => null,
        };
        return value is not null || name == "lastindex";
    }

    public bool TryGetItem(object? key, out object? value)
    {
        value = Text(match, Number(regex, key));
        return true;
    }

    /// <summary>What a group matched; null when it took no part.</summary>
    public static string? Text(Match match, int group) => match.Groups[group] is { Success: true } found ? found.Value : null;

    public static int Number(PythonRegex regex, object? key) => key switch
    {
        long number when number >= 0 && number <= regex.Groups => (int)number,
        string name when regex.Names.TryGetValue(name, out var group) => group,
        string name when int.TryParse(name, CultureInfo.InvariantCulture, out var group) && group >= 0 && group <= regex.Groups => group,
        _ => throw NoGroup(),
    };

    public static JinjaFaultException NoGroup() => new(JinjaErrorKind.Index, "no such group");

    public override string ToString() =>
        $"<re.Match object; span=({match.Index}, {match.Index + match.Length}), match={JinjaValue.Repr(match.Value)}>";

    private IEnumerable<int> Numbers => Enumerable.Range(1, regex.Groups);

    private object? GroupsOf(JinjaArguments arguments) => arguments.Positional.Count switch
    {
        0 => match.Value,
        1 => Text(match, Number(regex, arguments.Positional[0])),
        _ => new JinjaTuple(arguments.Positional.Select(object? (key) => Text(match, Number(regex, key))).ToList()),
    };

    private JinjaDict GroupDict(object? fallback) =>
        new(regex.Names.Select(item => KeyValuePair.Create(item.Key, Text(match, item.Value) ?? fallback)));

    private (long Start, long End) Span(JinjaArguments arguments)
    {
        var group = match.Groups[Number(regex, arguments.Optional(0, "group", 0L))];
        return group.Success ? (group.Index, group.Index + group.Length) : (-1, -1);
    }
}
