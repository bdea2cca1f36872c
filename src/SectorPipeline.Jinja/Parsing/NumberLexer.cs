using System.Globalization;
using SectorPipeline.Jinja.Runtime;
using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Parsing;

/// <summary>Numeric literals: decimal, 0x, 0o and 0b integers of any size, floats; underscores between digits.</summary>
internal static class NumberLexer
{
    public static Token Read(SourceReader reader)
    {
        var (place, start) = (reader.Place, reader.Position);
        var isAfterDot = start > 0 && reader.Text[start - 1] == '.';
        var end = isAfterDot ? -1 : FloatEnd(reader.Text, start);
        if (end > 0)
        {
            reader.MoveTo(end);
            var text = Digits(reader.Text, start, end);
            return new Token(TokenKind.Float, place, text, double.Parse(text, CultureInfo.InvariantCulture), start, end);
        }

        var (radix, digits, integerEnd) = Integer(reader.Text, start);
        reader.MoveTo(integerEnd);
        return new Token(TokenKind.Integer, place, digits, Parse(digits, radix, place), start, integerEnd);
    }

    private static string Digits(string text, int start, int end) =>
        text[start..end].Replace("_", "", StringComparison.Ordinal);

    private static int FloatEnd(string text, int start)
    {
        var whole = DigitsEnd(text, start, 10);
        var end = whole;
        if (IsAt(text, end, '.') && DigitsEnd(text, end + 1, 10) is var fraction && fraction > end + 1)
            end = fraction;
        if (IsAt(text, end, 'e') || IsAt(text, end, 'E'))
        {
            var sign = IsAt(text, end + 1, '+') || IsAt(text, end + 1, '-') ? 1 : 0;
            var exponent = DigitsEnd(text, end + 1 + sign, 10);
            if (exponent > end + 1 + sign)
                end = exponent;
        }

        return end > whole ? end : -1;
    }

    private static (int Radix, string Digits, int End) Integer(string text, int start)
    {
        var radix = Radix(text, start);
        if (radix != 10)
        {
            var from = IsAt(text, start + 2, '_') ? start + 3 : start + 2;
            var end = DigitsEnd(text, from, radix);
            if (end > from)
                return (radix, Digits(text, start + 2, end), end);
        }

        var stop = text[start] == '0' ? ZerosEnd(text, start) : DigitsEnd(text, start, 10);
        return (10, Digits(text, start, stop), stop);
    }

    private static int Radix(string text, int start) =>
        text[start] != '0' || start + 1 >= text.Length
            ? 10
            : text[start + 1] switch { 'x' or 'X' => 16, 'o' or 'O' => 8, 'b' or 'B' => 2, _ => 10 };

    // A number may not begin with a zero: of 007 only the zeros are one.
    private static int ZerosEnd(string text, int at)
    {
        at++;
        while (IsAt(text, at, '0') || (IsAt(text, at, '_') && IsAt(text, at + 1, '0')))
            at++;
        return at;
    }

    private static int DigitsEnd(string text, int at, int radix)
    {
        var start = at;
        while (at < text.Length && (IsDigit(text[at], radix) || (text[at] == '_' && at > start && at + 1 < text.Length && IsDigit(text[at + 1], radix))))
            at++;
        return at;
    }

    private static bool IsDigit(char c, int radix) => radix switch
    {
        16 => char.IsAsciiHexDigit(c),
        _ => c >= '0' && c < '0' + radix,
    };

    private static bool IsAt(string text, int at, char expected) => at < text.Length && text[at] == expected;

    private static object Parse(string digits, int radix, Place place)
    {
        if (radix == 10 && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var small))
            return small;
        return Numbers.ParseDigits(digits, radix) is { } value
            ? Numbers.Normalize(value)
            : throw new SyntaxFaultException(place, "this number has too many digits.");
    }
}
