using System.Globalization;
using System.Text;
using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Parsing;

/// <summary>String literals and Python's escapes in them.</summary>
internal static class StringLexer
{
    public static Token Read(SourceReader reader)
    {
        var (place, start, quote) = (reader.Place, reader.Position, reader.Current);
        var end = ClosingQuote(reader.Text, start + 1, quote, out var hasEscapes);
        if (end < 0)
            throw new SyntaxFaultException(place, "this string is never closed.", $" Close it with {quote}.");
        var text = reader.Text[(start + 1)..end];
        reader.MoveTo(end + 1);
        return new Token(TokenKind.String, place, hasEscapes ? Unescape(text, place) : text, null, start, end + 1);
    }

    private static int ClosingQuote(string text, int at, char quote, out bool hasEscapes)
    {
        hasEscapes = false;
        for (; at < text.Length; at++)
        {
            if (text[at] == quote)
                return at;
            if (text[at] != '\\')
                continue;
            hasEscapes = true;
            at++;
        }

        return -1;
    }

    private static string Unescape(string text, Place place)
    {
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '\\' || at + 1 >= text.Length)
                result.Append(text[at]);
            else
                at = AppendEscape(result, text, at + 1, place);
        }

        return result.ToString();
    }

    // Returns the offset of the escape's last character.
    private static int AppendEscape(StringBuilder result, string text, int at, Place place)
    {
        switch (text[at])
        {
            case '\n':
                return at;
            case 'x':
                return AppendCode(result, text, at, 2, place);
            case 'u':
                return AppendCode(result, text, at, 4, place);
            case 'U':
                return AppendCode(result, text, at, 8, place);
            case >= '0' and <= '7':
                return AppendOctal(result, text, at);
            case var c when Simple(c) is { } simple:
                result.Append(simple);
                return at;
            default:
                result.Append('\\').Append(text[at]);
                return at;
        }
    }

    private static char? Simple(char c) => c switch
    {
        '\\' or '\'' or '"' => c,
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'a' => '\a',
        'b' => '\b',
        'f' => '\f',
        'v' => '\v',
        _ => null,
    };

    private static int AppendCode(StringBuilder result, string text, int at, int digits, Place place)
    {
        var given = text.AsSpan(at + 1, Math.Min(digits, text.Length - at - 1));
        if (given.Length < digits || !uint.TryParse(given, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            throw new SyntaxFaultException(place, $"the escape \\{text[at]} in this string needs {digits} hexadecimal digits.");
        if (code > 0x10FFFF)
            throw new SyntaxFaultException(place, $"the escape \\{text[at]} in this string names no character.");
        AppendCharacter(result, code);
        return at + digits;
    }

    private static int AppendOctal(StringBuilder result, string text, int at)
    {
        var (code, end) = (0u, at);
        while (end < text.Length && end < at + 3 && text[end] is >= '0' and <= '7')
            code = code * 8 + (uint)(text[end++] - '0');
        AppendCharacter(result, code);
        return end - 1;
    }

    private static void AppendCharacter(StringBuilder result, uint code)
    {
        if (code <= char.MaxValue)
            result.Append((char)code);
        else
            result.Append(char.ConvertFromUtf32((int)code));
    }
}
