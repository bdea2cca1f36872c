using System.Collections.Concurrent;
using System.Text;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary><c>modules.re</c> in templates.</summary>
internal sealed class PatternModule
{
    private const string Special = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f";
    private const int MaxKept = 512;

    private readonly ConcurrentDictionary<(string, long), PatternValue> compiled = new();

    private PatternModule()
    {
    }

    public static ModuleValue Create()
    {
        var members = new PatternModule().Functions();
        foreach (var (name, value) in PatternFlags.All)
            members[name] = value;
        return new ModuleValue("re", members);
    }

    private Dictionary<string, object?> Functions() => MemberTable.Of(
        ("compile", arguments => Pattern(arguments, 1)),
        ("search", arguments => Find("search", arguments)),
        ("match", arguments => Find("match", arguments)),
        ("fullmatch", arguments => Find("fullmatch", arguments)),
        ("findall", arguments => Pattern(arguments, 2).FindAll(arguments.Text(1, "string"))),
        ("finditer", arguments => Pattern(arguments, 2).Matches(arguments.Text(1, "string"))),
        ("sub", arguments => Replace(arguments).Text),
        ("subn", arguments => Replace(arguments) is var (text, count) ? new JinjaTuple(text, (long)count) : null),
        ("split", arguments => Pattern(arguments, 3).Split(arguments.Text(1, "string"), arguments.Whole(2, "maxsplit", 0))),
        ("escape", arguments => Escape(arguments.Text(0, "pattern"))),
        ("purge", _ => null));

    private MatchValue? Find(string how, JinjaArguments arguments) => Pattern(arguments, 2).Find(how, arguments.Text(1, "string"));

    private (string Text, int Count) Replace(JinjaArguments arguments) => Pattern(arguments, 4)
        .Replace(arguments.Required(1, "repl"), arguments.Text(2, "string"), arguments.Whole(3, "count", 0), arguments);

    private PatternValue Pattern(JinjaArguments arguments, int flagsAt)
    {
        if (arguments.Required(0, "pattern") is PatternValue given)
            return given;
        if (compiled.Count > MaxKept)
            compiled.Clear();
        return compiled.GetOrAdd((arguments.Text(0, "pattern"), arguments.Whole(flagsAt, "flags", 0)), static key => new PatternValue(key.Item1, key.Item2));
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in text)
            escaped.Append(Special.Contains(character, StringComparison.Ordinal) ? "\\" : "").Append(character);
        return escaped.ToString();
    }
}
