using System.Numerics;

namespace SectorPipeline.DuckDb.Columns;

internal sealed class BooleanReader(string name, string typeName) : ColumnReader(name, typeName, typeof(bool)), IReads<bool>
{
    public bool Read(int row) => At<byte>(row) != 0;

    public override object GetValue(int row) => Read(row);
}

/// <summary>Integers of every width, readable as every other number type that holds the value.</summary>
internal class IntegerReader<TStored>(string name, string typeName, Type valueType)
    : ColumnReader(name, typeName, valueType),
        IReads<sbyte>, IReads<byte>, IReads<short>, IReads<ushort>, IReads<int>, IReads<uint>, IReads<long>, IReads<ulong>,
        IReads<Int128>, IReads<UInt128>, IReads<BigInteger>, IReads<float>, IReads<double>, IReads<decimal>
    where TStored : unmanaged, IBinaryInteger<TStored>
{
    public override object GetValue(int row) => At<TStored>(row);

    sbyte IReads<sbyte>.Read(int row) => Convert<sbyte>(row);

    byte IReads<byte>.Read(int row) => Convert<byte>(row);

    short IReads<short>.Read(int row) => Convert<short>(row);

    ushort IReads<ushort>.Read(int row) => Convert<ushort>(row);

    int IReads<int>.Read(int row) => Convert<int>(row);

    uint IReads<uint>.Read(int row) => Convert<uint>(row);

    long IReads<long>.Read(int row) => Convert<long>(row);

    ulong IReads<ulong>.Read(int row) => Convert<ulong>(row);

    Int128 IReads<Int128>.Read(int row) => Convert<Int128>(row);

    UInt128 IReads<UInt128>.Read(int row) => Convert<UInt128>(row);

    BigInteger IReads<BigInteger>.Read(int row) => Convert<BigInteger>(row);

    float IReads<float>.Read(int row) => Convert<float>(row);

    double IReads<double>.Read(int row) => Convert<double>(row);

    decimal IReads<decimal>.Read(int row) => Convert<decimal>(row);

    protected TOther Convert<TOther>(int row)
        where TOther : INumberBase<TOther>
    {
        try
        {
            return TOther.CreateChecked(At<TStored>(row));
        }
        catch (OverflowException)
        {
            throw OutOfRange(typeof(TOther).Name);
        }
    }
}

/// <summary>HUGEINT and UHUGEINT, whose value is a BigInteger.</summary>
internal sealed class HugeIntegerReader<TStored>(string name, string typeName)
    : IntegerReader<TStored>(name, typeName, typeof(BigInteger))
    where TStored : unmanaged, IBinaryInteger<TStored>
{
    public override object GetValue(int row) => Convert<BigInteger>(row);
}

internal sealed class FloatReader(string name, string typeName)
    : ColumnReader(name, typeName, typeof(float)), IReads<float>, IReads<double>
{
    public override object GetValue(int row) => At<float>(row);

    float IReads<float>.Read(int row) => At<float>(row);

    double IReads<double>.Read(int row) => At<float>(row);
}

internal sealed class DoubleReader(string name, string typeName)
    : ColumnReader(name, typeName, typeof(double)), IReads<double>, IReads<float>
{
    public override object GetValue(int row) => At<double>(row);

    double IReads<double>.Read(int row) => At<double>(row);

    float IReads<float>.Read(int row) => (float)At<double>(row);
}
