using SectorPipeline.Jinja.Parsing;
using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>split, rsplit, splitlines and partition.</summary>
internal static class StringSplit
{
    public static List<object?> Split(string text, object? separator, int limit)
    {
        if (separator is null)
            return Words(text, limit);
        var part = Separator(separator);
        var pieces = limit < 0 ? text.Split(part) : text.Split(part, limit == int.MaxValue ? limit : limit + 1);
        return [.. pieces];
    }

    public static List<object?> SplitFromEnd(string text, object? separator, int limit)
    {
        if (limit < 0)
            return Split(text, separator, limit);
        if (separator is null)
            return WordsFromEnd(text, limit);
        var part = Separator(separator);
        var pieces = new List<object?>();
        for (var at = text.LastIndexOf(part, StringComparison.Ordinal); at >= 0 && limit > 0; limit--)
        {
            pieces.Add(text[(at + part.Length)..]);
            text = text[..at];
            at = text.LastIndexOf(part, StringComparison.Ordinal);
        }

        pieces.Add(text);
        pieces.Reverse();
        return pieces;
    }

    public static List<object?> Lines(string text, bool keepEnds)
    {
        var lines = new List<object?>();
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && !IsLineBreak(text[end]))
                end++;
            var next = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
            next = Math.Min(next, text.Length);
            lines.Add(text[start..(keepEnds ? next : end)]);
            start = next;
        }

        return lines;
    }

    public static JinjaTuple Partition(string text, string separator, bool fromEnd)
    {
        Separator(separator);
        var at = fromEnd ? text.LastIndexOf(separator, StringComparison.Ordinal) : text.IndexOf(separator, StringComparison.Ordinal);
        if (at < 0)
            return fromEnd ? new JinjaTuple("", "", text) : new JinjaTuple(text, "", "");
        return new JinjaTuple(text[..at], separator, text[(at + separator.Length)..]);
    }

    private static string Separator(object separator)
    {
        if (!PythonStrings.TryGet(separator, out var text))
            throw Fault.Type($"a separator must be a string or none, not {TypeNames.Of(separator)}");
        return text.Length == 0 ? throw Fault.Value("a separator cannot be empty") : text;
    }

    private static List<object?> Words(string text, int limit)
    {
        var words = new List<object?>();
        var at = SkipSpace(text, 0);
        while (at < text.Length)
        {
            if (limit-- == 0)
            {
                words.Add(text[at..]);
                break;
            }

            var end = at;
            while (end < text.Length && !PythonCharacters.IsSpace(text[end]))
                end++;
            words.Add(text[at..end]);
            at = SkipSpace(text, end);
        }

        return words;
    }

    private static List<object?> WordsFromEnd(string text, int limit)
    {
        var words = new List<object?>();
        text = StringTrim.Trim(text, null, atStart: false, atEnd: true);
        while (text.Length > 0)
        {
            var start = limit-- == 0 ? 0 : text.Length;
            while (start > 0 && !PythonCharacters.IsSpace(text[start - 1]))
                start--;
            words.Add(text[start..]);
            text = limit < 0 ? "" : StringTrim.Trim(text[..start], null, atStart: false, atEnd: true);
        }

        words.Reverse();
        return words;
    }

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && PythonCharacters.IsSpace(text[at]))
            at++;
        return at;
    }

    private static bool IsLineBreak(char c) =>
        c is '\n' or '\r' or '\v' or '\f' or '\x1c' or '\x1d' or '\x1e' or '\x85' or '\u2028' or '\u2029';
}
