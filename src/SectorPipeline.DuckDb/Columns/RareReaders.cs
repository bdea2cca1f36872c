using System.Numerics;
using SectorPipeline.DuckDb.Native;

namespace SectorPipeline.DuckDb.Columns;

/// <summary>
/// BIGNUM: three bytes that say sign and length, then the magnitude from its highest byte; all bits of a negative number
/// are flipped.
/// </summary>
internal sealed unsafe class BigNumReader(string name, string typeName)
    : ColumnReader(name, typeName, typeof(BigInteger)), IReads<BigInteger>
{
    private const int HeaderLength = 3;

    public BigInteger Read(int row)
    {
        var bytes = NativeText.Bytes(TextAt(row)).ToArray();
        var negative = (bytes[0] & 0x80) == 0;
        if (negative)
            for (var i = 0; i < bytes.Length; i++)
                bytes[i] = (byte)~bytes[i];
        var magnitude = new BigInteger(bytes.AsSpan(HeaderLength), isUnsigned: true, isBigEndian: true);
        return negative ? -magnitude : magnitude;
    }

    public override object GetValue(int row) => Read(row);
}

/// <summary>The type of a bare NULL.</summary>
internal sealed class NullReader(string name, string typeName) : ColumnReader(name, typeName, typeof(object))
{
    public override bool IsNull(int row) => true;

    public override object GetValue(int row) => DBNull.Value;
}

/// <summary>A type that has no counterpart here; its nulls can be told, its values not.</summary>
internal sealed class UnsupportedReader(string name, string typeName) : ColumnReader(name, typeName, typeof(object))
{
    public override object GetValue(int row) =>
        throw new NotSupportedException($"column '{Name}': {TypeName} has no counterpart in .NET. Cast it to VARCHAR in the SQL.");
}
