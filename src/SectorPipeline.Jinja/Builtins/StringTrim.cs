using System.Text;
using SectorPipeline.Jinja.Parsing;
using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>strip and padding.</summary>
internal static class StringTrim
{
    public static string Trim(string text, object? characters, bool atStart, bool atEnd)
    {
        if (characters is not null && !PythonStrings.Is(characters))
            throw Fault.Type($"the characters to strip must be a string or none, not {TypeNames.Of(characters)}");
        var given = characters is null ? null : PythonText.Str(characters);
        var (start, end) = (0, text.Length);
        while (atStart && start < end && IsStripped(text[start], given))
            start++;
        while (atEnd && end > start && IsStripped(text[end - 1], given))
            end--;
        return text[start..end];
    }

    public static string Pad(string text, Bound arguments, char alignment)
    {
        var fill = arguments.Text(1, " ");
        if (PythonStrings.Length(fill) != 1)
            throw Fault.Type("the fill character must be exactly one character long");
        arguments.State.CheckSize(arguments.Int(0, 0));
        return Pad(text, arguments.Int(0, 0), fill, alignment);
    }

    /// <summary>Python puts the odd blank of a centered text left only if the width is odd.</summary>
    public static string Pad(string text, int width, string fill, char alignment)
    {
        var missing = width - PythonStrings.Length(text);
        if (missing <= 0)
            return text;
        var left = alignment switch
        {
            '<' => 0,
            '>' => missing,
            _ => missing / 2 + (missing & width & 1),
        };
        return Repeat(fill, left) + text + Repeat(fill, missing - left);
    }

    public static string ZeroFill(string text, Bound arguments)
    {
        var width = arguments.Int(0, 0);
        arguments.State.CheckSize(width);
        var hasSign = text.Length > 0 && text[0] is '+' or '-';
        return hasSign ? text[0] + Pad(text[1..], width - 1, "0", '>') : Pad(text, width, "0", '>');
    }

    public static string ExpandTabs(string text, int size)
    {
        var result = new StringBuilder();
        var column = 0;
        foreach (var c in text)
        {
            var width = c == '\t' ? size <= 0 ? 0 : size - column % size : 1;
            if (c == '\t')
                result.Append(' ', width);
            else
                result.Append(c);
            column = c is '\n' or '\r' ? 0 : column + width;
        }

        return result.ToString();
    }

    private static string Repeat(string fill, int count) => fill.Length == 1 ? new string(fill[0], count) : string.Concat(Enumerable.Repeat(fill, count));

    private static bool IsStripped(char c, string? characters) =>
        characters is null ? PythonCharacters.IsSpace(c) : characters.Contains(c, StringComparison.Ordinal);
}
