namespace SectorPipeline.Ingestion.Yahoo;

/// <summary>
/// Reads plain decimals, such as 129.0399932861328, to the nearest double several times faster than the general reader of
/// the runtime, which prepares for 767 digits; the rare ones that it cannot decide are left to that one.
/// </summary>
/// <remarks>
/// Up to 2^53 the digits and the power of ten are exact, so that one division rounds correctly (Clinger, How to read
/// floating point numbers accurately, 1990). Beyond, the quotient is refined by its remainder, which a fused multiply-add
/// gives exactly, and taken when the bounds of the remaining error round to the same double.
/// </remarks>
internal static class DecimalText
{
    private const int MostDigits = 19;
    private const ulong LargestExact = 1UL << 53;

    // Far above the error of the refined quotient's small part, far below what can change a result.
    private const double Doubt = 1.0 / (1L << 48);

    // Up to 10^22 every power of ten is a double.
    private static readonly double[] PowersOfTen = [.. Enumerable.Range(0, 23).Select(exponent => double.Parse($"1e{exponent}", System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>The nearest double; false where the text is longer, has an exponent, or is too close to the middle of two.</summary>
    /// <param name="text">A number as JSON allows it.</param>
    /// <param name="value">The double.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, out double value)
    {
        var isNegative = text is [(byte)'-', ..];
        if (!TryReadDigits(isNegative ? text[1..] : text, out var digits, out var decimals) || !TryDivide(digits, PowersOfTen[decimals], out value))
        {
            value = 0;
            return false;
        }

        value = isNegative ? -value : value;
        return true;
    }

    private static bool TryReadDigits(ReadOnlySpan<byte> text, out ulong digits, out int decimals)
    {
        (digits, decimals) = (0, 0);
        var point = -1;
        for (var i = 0; i < text.Length; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit <= 9)
                digits = (digits * 10) + digit;
            else if (text[i] == '.')
                point = i;
            else
                return false;
        }

        decimals = point < 0 ? 0 : text.Length - point - 1;
        return text.Length <= MostDigits;
    }

    private static bool TryDivide(ulong digits, double power, out double quotient)
    {
        if (digits <= LargestExact)
        {
            quotient = digits / power;
            return true;
        }

        double large = digits;
        var rest = (double)(long)(digits - (ulong)large);
        var first = large / power;
        var second = (Math.FusedMultiplyAdd(-first, power, large) + rest) / power;
        quotient = first + (second * (1 + Doubt));
        return quotient == first + (second * (1 - Doubt));
    }
}
