using System.Text;
using SectorPipeline.DuckDb.Native;

namespace SectorPipeline.DuckDb.Columns;

internal sealed unsafe class VarcharReader(string name, string typeName) : ColumnReader(name, typeName, typeof(string)), IReads<string>
{
    public string Read(int row) => Encoding.UTF8.GetString(NativeText.Bytes(TextAt(row)));

    public override object GetValue(int row) => Read(row);
}

internal sealed unsafe class BlobReader(string name, string typeName) : ColumnReader(name, typeName, typeof(byte[])), IReads<byte[]>
{
    public byte[] Read(int row) => NativeText.Bytes(TextAt(row)).ToArray();

    public override object GetValue(int row) => Read(row);
}

/// <summary>BIT as a text of 0 and 1: a byte that counts the padding, then the bits, the highest first.</summary>
internal sealed unsafe class BitReader(string name, string typeName) : ColumnReader(name, typeName, typeof(string)), IReads<string>
{
    public string Read(int row)
    {
        var bytes = NativeText.Bytes(TextAt(row));
        var bits = new StringBuilder(bytes.Length * 8);
        for (int bit = bytes[0]; bit < (bytes.Length - 1) * 8; bit++)
            bits.Append((bytes[1 + (bit / 8)] & (0x80 >> (bit % 8))) != 0 ? '1' : '0');
        return bits.ToString();
    }

    public override object GetValue(int row) => Read(row);
}

internal sealed class EnumReader(string name, string typeName, DuckDbType stored, string[] words)
    : ColumnReader(name, typeName, typeof(string)), IReads<string>
{
    public string Read(int row) =>
        words[stored switch
        {
            DuckDbType.UTinyInt => At<byte>(row),
            DuckDbType.USmallInt => At<ushort>(row),
            _ => At<uint>(row),
        }];

    public override object GetValue(int row) => Read(row);
}

internal sealed class UuidReader(string name, string typeName) : ColumnReader(name, typeName, typeof(Guid)), IReads<Guid>, IReads<string>
{
    public Guid Read(int row) => Uuid.FromStored(At<UInt128>(row));

    string IReads<string>.Read(int row) => Read(row).ToString();

    public override object GetValue(int row) => Read(row);
}
