using System.Text.RegularExpressions;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Python's re.</summary>
internal static class RegexModule
{
    private static readonly (string Name, string Short, RegexOptions Option)[] Flags =
    [
        ("IGNORECASE", "I", RegexOptions.IgnoreCase), ("MULTILINE", "M", RegexOptions.Multiline), ("DOTALL", "S", RegexOptions.Singleline),
        ("VERBOSE", "X", RegexOptions.IgnorePatternWhitespace), ("ASCII", "A", RegexOptions.None), ("UNICODE", "U", RegexOptions.None),
    ];

    public static ModuleMembers Create()
    {
        var module = new ModuleMembers("re");
        module.Add("compile", arguments => Pattern(arguments, 1));
        module.Add("escape", arguments => Escape(arguments.Text(0, "pattern")));
        foreach (var (name, flagsAt) in new[] { ("match", 2), ("search", 2), ("fullmatch", 2), ("findall", 2), ("finditer", 2), ("sub", 4), ("subn", 4), ("split", 3) })
            module.Add(name, arguments => Method(name)!(Pattern(arguments, flagsAt), arguments, 1));
        foreach (var (name, letter, option) in Flags)
        {
            module.AddValue(name, () => (long)option);
            module.AddValue(letter, () => (long)option);
        }

        return module;
    }

    /// <summary>A function over a pattern; its own arguments begin at a position.</summary>
    public static Func<PatternValue, JinjaArguments, int, object?>? Method(string name) => name switch
    {
        "match" => (pattern, arguments, at) => pattern.MatchStart(arguments.Text(at, "string")),
        "search" => (pattern, arguments, at) => pattern.Search(arguments.Text(at, "string")),
        "fullmatch" => (pattern, arguments, at) => pattern.MatchWhole(arguments.Text(at, "string")),
        "findall" => (pattern, arguments, at) => pattern.FindAll(arguments.Text(at, "string")),
        "finditer" => (pattern, arguments, at) => pattern.Matches(arguments.Text(at, "string")),
        "split" => (pattern, arguments, at) => pattern.Split(arguments.Text(at, "string"), arguments.Integer(at + 1, "maxsplit", 0)),
        "sub" => (pattern, arguments, at) => Replace(pattern, arguments, at).Text,
        "subn" => (pattern, arguments, at) => Replace(pattern, arguments, at) is var (text, count) ? new JinjaTuple(text, (long)count) : null,
        _ => null,
    };

    private static (string Text, int Count) Replace(PatternValue pattern, JinjaArguments arguments, int at) =>
        pattern.Replace(arguments.Text(at + 1, "string"), arguments.Required(at, "repl"), arguments.Integer(at + 2, "count", 0), arguments);

    private static PatternValue Pattern(JinjaArguments arguments, int flagsAt) => arguments.Required(0, "pattern") switch
    {
        PatternValue compiled => compiled,
        string text => new PatternValue(new PythonRegex(text, RegexOptions.CultureInvariant | Options(arguments, flagsAt))),
        var other => throw ModuleArguments.Wrong("pattern", "a string", other),
    };

    // Flags are combined with +, as templates have no |; twice the same adds up to another, which is left out.
    private static RegexOptions Options(JinjaArguments arguments, int flagsAt)
    {
        var given = (RegexOptions)arguments.Integer(flagsAt, "flags", 0);
        return Flags.Where(flag => given.HasFlag(flag.Option)).Aggregate(RegexOptions.None, (all, flag) => all | flag.Option);
    }

    private static string Escape(string text) =>
        string.Concat(text.Select(c => char.IsLetterOrDigit(c) || c == '_' || "!\"%',/:;<=>@`".Contains(c, StringComparison.Ordinal) ? c.ToString() : "\\" + c));
}
