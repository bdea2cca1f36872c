using System.Buffers.Text;

namespace SectorPipeline.Sandbox;

/// <summary>Dates and numbers out of UTF-8 text, fast and exact.</summary>
internal static class CsvValue
{
    // Both the digits and the power of ten are exact doubles, so one division rounds correctly (Clinger 1990).
    private const ulong LargestExact = 1ul << 53;

    private static readonly double[] Powers = [.. Enumerable.Range(0, 23).Select(exponent => Math.Pow(10, exponent))];

    public static bool TryDate(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-'
            || !TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..], out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateOnly(year, month, day);
        return true;
    }

    public static bool TryNumber(ReadOnlySpan<byte> text, out double number) =>
        TryPlain(text, out number) || TryGeneral(text, out number);

    private static bool TryDigits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit))
                return false;
            number = number * 10 + digit - '0';
        }

        return true;
    }

    private static bool TryPlain(ReadOnlySpan<byte> text, out double number)
    {
        var (digits, fraction, inFraction) = (0ul, 0, 0);
        number = 0;
        foreach (var letter in text)
        {
            if (letter == '.' && inFraction == 0)
            {
                inFraction = 1;
                continue;
            }

            var digit = (uint)(letter - '0');
            if (digit > 9 || digits > LargestExact / 10 - 1)
                return false;
            digits = digits * 10 + digit;
            fraction += inFraction;
        }

        if (text.Length - inFraction == 0 || fraction >= Powers.Length)
            return false;
        number = digits / Powers[fraction];
        return true;
    }

    private static bool TryGeneral(ReadOnlySpan<byte> text, out double number) =>
        Utf8Parser.TryParse(text, out number, out var consumed) && consumed == text.Length && text.Length > 0 && double.IsFinite(number);
}
