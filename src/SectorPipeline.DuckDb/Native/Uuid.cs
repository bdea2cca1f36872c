using System.Buffers.Binary;

namespace SectorPipeline.DuckDb.Native;

/// <summary>UUIDs as 128-bit numbers.</summary>
internal static class Uuid
{
    private static readonly UInt128 TopBit = UInt128.One << 127;

    public static UInt128 Bits(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    /// <summary>How vectors hold it: the top bit is flipped, so that signed order is the order of the text.</summary>
    public static UInt128 Stored(Guid id) => Bits(id) ^ TopBit;

    public static Guid FromStored(UInt128 stored)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, stored ^ TopBit);
        return new Guid(bytes, bigEndian: true);
    }
}
