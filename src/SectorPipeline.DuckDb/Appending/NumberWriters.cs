using System.Numerics;
using SectorPipeline.DuckDb.Statements;

namespace SectorPipeline.DuckDb.Appending;

internal sealed class BooleanWriter(string name, string typeName) : ColumnWriter(name, typeName), IWrites<bool>
{
    public string? Write(int row, bool value)
    {
        Set(row, value ? (byte)1 : (byte)0);
        return null;
    }
}

internal sealed class IntegerWriter<TStored>(string name, string typeName)
    : ColumnWriter(name, typeName), IWrites<int>, IWrites<long>, IWrites<BigInteger>
    where TStored : unmanaged, IBinaryInteger<TStored>, IMinMaxValue<TStored>
{
    private static readonly BigInteger Min = BigInteger.CreateChecked(TStored.MinValue);
    private static readonly BigInteger Max = BigInteger.CreateChecked(TStored.MaxValue);

    public string? Write(int row, int value) => Write(row, (long)value);

    public string? Write(int row, long value)
    {
        var stored = TStored.CreateTruncating(value);
        if (Int128.CreateTruncating(stored) != value || TStored.IsNegative(stored) != value < 0)
            return "is out of range";
        Set(row, stored);
        return null;
    }

    public string? Write(int row, BigInteger value)
    {
        if (value < Min || value > Max)
            return "is out of range";
        Set(row, TStored.CreateChecked(value));
        return null;
    }
}

internal sealed class FloatWriter<TStored>(string name, string typeName)
    : ColumnWriter(name, typeName), IWrites<double>, IWrites<int>, IWrites<long>, IWrites<decimal>
    where TStored : unmanaged, IFloatingPoint<TStored>
{
    public string? Write(int row, double value) => Store(row, value);

    public string? Write(int row, int value) => Store(row, value);

    public string? Write(int row, long value) => Store(row, value);

    public string? Write(int row, decimal value) => Store(row, value);

    private string? Store<T>(int row, T value)
        where T : INumberBase<T>
    {
        Set(row, TStored.CreateTruncating(value));
        return null;
    }
}

/// <summary>DECIMAL: digits that the column cannot hold are refused, not rounded away.</summary>
internal sealed class DecimalWriter<TStored>(string name, string typeName, int width, int scale)
    : ColumnWriter(name, typeName), IWrites<decimal>, IWrites<int>, IWrites<long>
    where TStored : unmanaged, IBinaryInteger<TStored>
{
    private readonly Int128 limit = DecimalValue.PowerOfTen(width);
    private readonly Int128 largestWhole = DecimalValue.PowerOfTen(width - scale);

    public string? Write(int row, decimal value)
    {
        while (value.Scale > scale)
        {
            var shorter = decimal.Round(value, value.Scale - 1);
            if (shorter != value)
                return $"has more than {scale} decimals; round it first";
            value = shorter;
        }

        if ((Int128)decimal.Truncate(decimal.Abs(value)) >= largestWhole)
            return "has too many digits";
        Set(row, TStored.CreateTruncating(DecimalValue.Unscaled(value, scale)));
        return null;
    }

    public string? Write(int row, int value) => Write(row, (long)value);

    public string? Write(int row, long value)
    {
        if (Int128.Abs(value) >= largestWhole)
            return "has too many digits";
        Set(row, TStored.CreateTruncating(value * (limit / largestWhole)));
        return null;
    }
}
