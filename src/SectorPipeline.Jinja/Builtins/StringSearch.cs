using System.Text;
using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>find, count, startswith, replace and their kin.</summary>
internal static class StringSearch
{
    public static object Find(string text, Bound arguments, bool fromEnd)
    {
        var (start, end) = Range(text, arguments);
        if (start > end)
            return -1L;
        var part = arguments.Text(0);
        var window = text.AsSpan(start, end - start);
        var at = fromEnd ? window.LastIndexOf(part, StringComparison.Ordinal) : window.IndexOf(part, StringComparison.Ordinal);
        return at < 0 ? -1L : (long)PythonStrings.Length(text[..(at + start)]);
    }

    public static object Index(string text, Bound arguments, bool fromEnd) => Find(text, arguments, fromEnd) is long at and >= 0
        ? at
        : throw Fault.Value("substring not found");

    public static object Count(string text, Bound arguments)
    {
        var (start, end) = Range(text, arguments);
        var part = arguments.Text(0);
        if (start > end)
            return 0L;
        return part.Length == 0 ? PythonStrings.Length(text[start..end]) + 1L : text.AsSpan(start, end - start).Count(part);
    }

    public static object HasAffix(string text, Bound arguments, bool atEnd)
    {
        var (start, end) = Range(text, arguments);
        if (start > end)
            return false;
        var window = text[start..end];
        return arguments[0] is JinjaTuple affixes
            ? affixes.Any(affix => HasAffix(window, affix, atEnd))
            : HasAffix(window, arguments[0], atEnd);
    }

    public static string Replace(string text, string old, string with, int count, RenderState state)
    {
        if (count == 0)
            return text;
        var occurrences = old.Length == 0 ? text.Length + 1L : text.AsSpan().Count(old);
        state.CheckSize(text.Length + (with.Length - old.Length) * occurrences);
        if (old.Length == 0)
            return Interleave(text, with, count);
        return count < 0 ? text.Replace(old, with, StringComparison.Ordinal) : ReplaceFirst(text, old, with, count);
    }

    private static string ReplaceFirst(string text, string old, string with, int count)
    {
        var result = new StringBuilder();
        var from = 0;
        for (; count > 0; count--)
        {
            var at = text.IndexOf(old, from, StringComparison.Ordinal);
            if (at < 0)
                break;
            result.Append(text, from, at - from).Append(with);
            from = at + old.Length;
        }

        return result.Append(text, from, text.Length - from).ToString();
    }

    private static string Interleave(string text, string with, int count)
    {
        var result = new StringBuilder();
        foreach (var character in PythonStrings.Characters(text))
        {
            if (count-- != 0)
                result.Append(with);
            else
                count = 0;
            result.Append(character);
        }

        return count == 0 ? result.ToString() : result.Append(with).ToString();
    }

    private static bool HasAffix(string text, object? affix, bool atEnd)
    {
        if (!PythonStrings.TryGet(affix, out var part))
            throw Fault.Type($"startswith and endswith take a string or a tuple of strings, not {TypeNames.Of(affix)}");
        return atEnd ? text.EndsWith(part, StringComparison.Ordinal) : text.StartsWith(part, StringComparison.Ordinal);
    }

    private static (int Start, int End) Range(string text, Bound arguments)
    {
        var length = PythonStrings.Length(text);
        var (start, end) = (Fit(arguments[1], 0, length), Math.Min(length, Fit(arguments[2], length, length)));
        return start > length ? (1, 0) : (PythonStrings.Offset(text, start), PythonStrings.Offset(text, end));
    }

    private static int Fit(object? given, int missing, int length)
    {
        if (given is null)
            return missing;
        var index = Numbers.ToIndex(given);
        return (int)Math.Clamp(index < 0 ? index + length : index, 0, int.MaxValue);
    }
}
