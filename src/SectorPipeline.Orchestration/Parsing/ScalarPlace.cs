using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SectorPipeline.Orchestration;

/// <summary>Finds where a character of a scalar's value stands in the file: behind quotes, escapes, folds and indentation.</summary>
internal static class ScalarPlace
{
    /// <param name="text">The whole file.</param>
    /// <param name="scalar">A scalar of it.</param>
    /// <param name="offset">The place in the scalar's value.</param>
    public static Mark Of(string text, YamlScalarNode scalar, int offset)
    {
        var value = scalar.Value ?? "";
        var position = SkipSpace(text, Start(text, scalar));
        for (var done = 0; done < Math.Min(offset, value.Length) && position < text.Length; done++)
            position = After(text, position, value[done], scalar.Style);
        return At(text, offset < value.Length ? Next(text, position, value[offset]) : position);
    }

    private static int Start(string text, YamlScalarNode scalar)
    {
        var start = (int)Math.Min(scalar.Start.Index, text.Length);
        return scalar.Style switch
        {
            ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted => start + 1,
            ScalarStyle.Literal or ScalarStyle.Folded => LineAfter(text, start),
            _ => start,
        };
    }

    private static int After(string text, int position, char character, ScalarStyle style)
    {
        if (style == ScalarStyle.DoubleQuoted && text[position] == '\\')
            return position + EscapeLength(text.ElementAtOrDefault(position + 1));
        if (char.IsWhiteSpace(character))
            return text[position] is '\r' or '\n' ? SkipSpace(text, position) : position + (char.IsWhiteSpace(text[position]) ? 1 : 0);
        return Next(text, position, character) + (style == ScalarStyle.SingleQuoted && character == '\'' ? 2 : 1);
    }

    // Blanks that the value does not have are those of a fold or an indentation.
    private static int Next(string text, int position, char character) =>
        char.IsWhiteSpace(character) ? position : SkipSpace(text, position);

    private static int EscapeLength(char kind) => kind switch
    {
        'x' => 4,
        'u' => 6,
        'U' => 10,
        _ => 2,
    };

    private static int SkipSpace(string text, int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;
        return position;
    }

    private static int LineAfter(string text, int position) =>
        text.IndexOf('\n', position) is >= 0 and var end ? end + 1 : text.Length;

    private static Mark At(string text, int position)
    {
        var before = text.AsSpan(0, Math.Min(position, text.Length));
        return new Mark(position, before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
