using System.Diagnostics.CodeAnalysis;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>What str and Markup have in common, and text counted in code points as Python does.</summary>
internal static class PythonStrings
{
    public static bool Is(object? value) => value is string or JinjaMarkup;

    public static bool TryGet(object? value, [NotNullWhen(true)] out string? text)
    {
        text = value switch { string plain => plain, JinjaMarkup markup => markup.Text, _ => null };
        return text is not null;
    }

    public static string Escaped(object? value) =>
        value is JinjaMarkup markup ? markup.Text : JinjaMarkup.Escape(PythonText.Str(value)).Text;

    public static int Length(string text)
    {
        var length = text.Length;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
                length--;
        }

        return length;
    }

    /// <summary>Where in UTF-16 the code point of an index is.</summary>
    public static int Offset(string text, int index)
    {
        var at = 0;
        for (; index > 0 && at < text.Length; index--)
            at += at + 1 < text.Length && char.IsSurrogatePair(text, at) ? 2 : 1;
        return at;
    }

    public static IEnumerable<object?> Characters(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var length = i + 1 < text.Length && char.IsSurrogatePair(text, i) ? 2 : 1;
            yield return text.Substring(i, length);
            i += length - 1;
        }
    }
}
