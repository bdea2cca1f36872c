using SectorPipeline.DuckDb.Native;

namespace SectorPipeline.DuckDb.Statements;

/// <summary>Decimals as DuckDB counts them: digits without a point, and how many of them follow it.</summary>
internal static class DecimalValue
{
    public const int MaxWidth = 38;

    public static ValueHandle Create(decimal number)
    {
        var unscaled = Unscaled(number, number.Scale);
        return Create(unscaled, Math.Max(Digits(unscaled), number.Scale), number.Scale);
    }

    /// <summary>The number at a scale that others of its list share.</summary>
    public static ValueHandle Create(decimal number, int scale) => Create(Unscaled(number, scale), MaxWidth, scale);

    /// <summary>The digits of the number at <paramref name="scale"/>, which is at least its own.</summary>
    public static Int128 Unscaled(decimal number, int scale)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        var magnitude = new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        var signed = number < 0 ? -(Int128)magnitude : (Int128)magnitude;
        return checked(signed * PowerOfTen(scale - number.Scale));
    }

    public static Int128 PowerOfTen(int exponent)
    {
        Int128 power = 1;
        for (var i = 0; i < exponent; i++)
            power = checked(power * 10);
        return power;
    }

    private static ValueHandle Create(Int128 unscaled, int width, int scale) =>
        NativeMethods.CreateDecimal(new NativeDecimal { Width = (byte)width, Scale = (byte)scale, Value = NativeHugeInt.From(unscaled) });

    private static int Digits(Int128 number)
    {
        var digits = 1;
        for (var rest = number / 10; rest != 0; rest /= 10)
            digits++;
        return digits;
    }
}
