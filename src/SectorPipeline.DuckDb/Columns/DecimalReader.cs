using System.Globalization;
using System.Numerics;
using SectorPipeline.DuckDb.Statements;

namespace SectorPipeline.DuckDb.Columns;

/// <summary>DECIMAL, which is stored as an integer of a width that depends on its precision.</summary>
internal sealed class DecimalReader<TStored>(string name, string typeName, int scale)
    : ColumnReader(name, typeName, typeof(decimal)), IReads<decimal>, IReads<double>, IReads<float>, IReads<string>, IReads<BigInteger>
    where TStored : unmanaged, IBinaryInteger<TStored>
{
    private const int DecimalScale = 28;

    private readonly Int128 divisor = DecimalValue.PowerOfTen(scale);

    public override object GetValue(int row) => Read(row);

    public decimal Read(int row)
    {
        var unscaled = Int128.CreateTruncating(At<TStored>(row));
        var fraction = scale;
        while (fraction > DecimalScale && unscaled % 10 == 0)
            (unscaled, fraction) = (unscaled / 10, fraction - 1);
        var magnitude = (UInt128)(unscaled < 0 ? -unscaled : unscaled);
        if (fraction > DecimalScale || magnitude >> 96 != 0)
            throw OutOfRange("decimal");
        return new decimal((int)(uint)magnitude, (int)(uint)(magnitude >> 32), (int)(uint)(magnitude >> 64), unscaled < 0, (byte)fraction);
    }

    double IReads<double>.Read(int row) => (double)Int128.CreateTruncating(At<TStored>(row)) / (double)divisor;

    float IReads<float>.Read(int row) => (float)((IReads<double>)this).Read(row);

    string IReads<string>.Read(int row)
    {
        var unscaled = Int128.CreateTruncating(At<TStored>(row));
        var digits = Int128.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        var sign = unscaled < 0 ? "-" : "";
        return scale == 0 ? sign + digits : $"{sign}{digits[..^scale]}.{digits[^scale..]}";
    }

    // Only whole numbers, so that nothing is lost.
    BigInteger IReads<BigInteger>.Read(int row)
    {
        var (whole, rest) = Int128.DivRem(Int128.CreateTruncating(At<TStored>(row)), divisor);
        return rest == 0 ? (BigInteger)whole : throw OutOfRange("BigInteger");
    }
}
