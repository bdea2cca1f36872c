using System.Text;
using System.Text.RegularExpressions;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>A compiled pattern of Python's re. No search takes longer than a second.</summary>
internal sealed class PatternValue : IJinjaObject
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private readonly Regex anywhere;
    private readonly Lazy<Regex> atStart;
    private readonly Lazy<Regex> whole;

    public PatternValue(string pattern, long flags)
    {
        (Pattern, Flags) = (pattern, flags);
        Translated = PatternTranslator.Translate(pattern, PatternFlags.IsVerbose(flags));
        var end = PatternFlags.IsVerbose(flags) ? "\n)" : ")";
        anywhere = Compile(Translated.Text);
        atStart = new(() => Compile($@"\G(?:{Translated.Text}{end}"));
        whole = new(() => Compile($@"\G(?:{Translated.Text}{end}\z"));
    }

    public string Pattern { get; }

    public long Flags { get; }

    public TranslatedPattern Translated { get; }

    public string TypeName => "Pattern";

    public IEnumerable<string> MemberNames =>
        ["match", "search", "fullmatch", "findall", "finditer", "sub", "subn", "split", "pattern", "flags", "groups", "groupindex"];

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "search" or "match" or "fullmatch" => new JinjaFunction(name, arguments => Find(name, arguments.Text(0, "string"), arguments.Whole(1, "pos", 0))),
            "findall" => new JinjaFunction(name, arguments => FindAll(arguments.Text(0, "string"))),
            "finditer" => new JinjaFunction(name, arguments => Matches(arguments.Text(0, "string"))),
            "sub" => new JinjaFunction(name, arguments => Replace(arguments.Required(0, "repl"), arguments.Text(1, "string"), arguments.Whole(2, "count", 0), arguments).Text),
            "subn" => new JinjaFunction(name, arguments =>
                Replace(arguments.Required(0, "repl"), arguments.Text(1, "string"), arguments.Whole(2, "count", 0), arguments) is var (text, count)
                    ? new JinjaTuple(text, (long)count)
                    : null),
            "split" => new JinjaFunction(name, arguments => Split(arguments.Text(0, "string"), arguments.Whole(1, "maxsplit", 0))),
            "pattern" => Pattern,
            "flags" => Flags,
            "groups" => (long)Translated.Groups,
            "groupindex" => new JinjaDict(Translated.Names.Select(entry => KeyValuePair.Create(entry.Key, (object?)(long)entry.Value))),
            _ => null,
        };
        return value is not null;
    }

    /// <summary>The first match anywhere, at the start only, or of the whole text; null when there is none.</summary>
    public MatchValue? Find(string how, string text, int start = 0)
    {
        var regex = how switch
        {
            "match" => atStart.Value,
            "fullmatch" => whole.Value,
            _ => anywhere,
        };
        var match = Guard(() => regex.Match(text, Math.Clamp(start, 0, text.Length)));
        return match.Success ? new MatchValue(match, this, text) : null;
    }

    /// <summary>The matched texts: of the pattern, of its only group, or a tuple of all groups.</summary>
    public List<object?> FindAll(string text) => Matches(text).Cast<MatchValue>().Select(match => Translated.Groups switch
    {
        0 => match.Group(0),
        1 => match.Group(1) ?? "",
        _ => new JinjaTuple([.. Enumerable.Range(1, Translated.Groups).Select(number => match.Group(number) ?? "")]),
    }).ToList();

    public List<object?> Matches(string text) =>
        Guard(() => anywhere.Matches(text).Select(match => (object?)new MatchValue(match, this, text)).ToList());

    public (string Text, int Count) Replace(object? replacement, string text, int limit, JinjaArguments call)
    {
        var matches = Matches(text).Cast<MatchValue>().Take(limit > 0 ? limit : int.MaxValue).ToList();
        var result = new StringBuilder();
        var done = 0;
        foreach (var match in matches)
        {
            result.Append(text, done, match.Start - done).Append(match.Expand(replacement, call));
            done = match.Start + match.Length;
        }

        return (result.Append(text, done, text.Length - done).ToString(), matches.Count);
    }

    /// <summary>The parts between the matches, with the pattern's groups among them.</summary>
    public List<object?> Split(string text, int limit)
    {
        var parts = new List<object?>();
        var done = 0;
        foreach (var match in Matches(text).Cast<MatchValue>().Take(limit > 0 ? limit : int.MaxValue))
        {
            parts.Add(text[done..match.Start]);
            parts.AddRange(Enumerable.Range(1, Translated.Groups).Select(match.Group));
            done = match.Start + match.Length;
        }

        parts.Add(text[done..]);
        return parts;
    }

    public override string ToString() => $"re.compile({JinjaValue.Repr(Pattern)})";

    private Regex Compile(string pattern)
    {
        try
        {
            return new Regex(pattern, PatternFlags.ToOptions(Flags), Limit);
        }
        catch (ArgumentException failure)
        {
            throw new JinjaFaultException("re.error", $"{JinjaValue.Repr(Pattern)} is no regular expression: {Reason(failure)}", cause: failure);
        }
    }

    // .NET's message repeats the translated pattern, which nobody wrote.
    private static string Reason(ArgumentException failure) => failure is RegexParseException parse
        ? $"{parse.Error} near character {parse.Offset + 1}."
        : failure.Message;

    private T Guard<T>(Func<T> search)
    {
        try
        {
            return search();
        }
        catch (RegexMatchTimeoutException failure)
        {
            throw new JinjaFaultException(
                JinjaErrorKind.Runtime,
                $"the search for {JinjaValue.Repr(Pattern)} takes longer than a second.",
                " Write the pattern so that its repetitions do not overlap.",
                failure);
        }
    }
}
