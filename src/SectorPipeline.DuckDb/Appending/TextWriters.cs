using System.Buffers;
using System.Text;
using System.Text.Unicode;
using SectorPipeline.Core;
using SectorPipeline.DuckDb.Native;

namespace SectorPipeline.DuckDb.Appending;

/// <summary>VARCHAR. DuckDB's own check would turn bad UTF-8 into NULL; here it is refused.</summary>
internal sealed unsafe class VarcharWriter(string name, string typeName) : ColumnWriter(name, typeName), IWrites<string>, IWrites<ReadOnlySpan<byte>>
{
    private const int OnStack = 512;
    private const int MostBytesPerChar = 3;

    private (int Chunk, int Row, string? Value) last;

    public string? Write(int row, string value)
    {
        if (ReferenceEquals(last.Value, value) && last.Chunk == Chunk)
        {
            // The same object again, as the request that thousands of rows come from: both point to one copy.
            *TextAt(row) = *TextAt(last.Row);
            return null;
        }

        if (value.Length <= NativeText.InlineLength && TryWriteAscii(row, value))
        {
            last = (Chunk, row, value);
            return null;
        }

        var needed = value.Length * MostBytesPerChar;
        var rented = needed > OnStack ? ArrayPool<byte>.Shared.Rent(needed) : null;
        var buffer = rented ?? stackalloc byte[OnStack];
        var status = Utf8.FromUtf16(value, buffer, out var read, out var written, replaceInvalidSequences: false);
        if (status == OperationStatus.Done)
        {
            Assign(row, buffer[..written]);
            last = (Chunk, row, value);
        }

        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return status == OperationStatus.Done ? null : $"has half a surrogate pair at position {read}, which is not text; repair or remove it";
    }

    public string? Write(int row, ReadOnlySpan<byte> value)
    {
        if (!Utf8.IsValid(value))
            return "is not valid UTF-8; decode it with its real encoding first";
        Assign(row, value);
        return null;
    }

    private bool TryWriteAscii(int row, string value)
    {
        var text = TextAt(row);
        *text = default;
        text->Length = value.Length;
        return Ascii.FromUtf16(value, new Span<byte>(text->Inlined, NativeText.InlineLength), out _) == OperationStatus.Done;
    }

    private void Assign(int row, ReadOnlySpan<byte> bytes)
    {
        BytesAside += bytes.Length;
        fixed (byte* start = bytes)
            NativeMethods.VectorAssignText(Vector, (ulong)row, start, (ulong)bytes.Length);
    }
}

internal sealed unsafe class BlobWriter(string name, string typeName) : ColumnWriter(name, typeName), IWrites<ReadOnlySpan<byte>>
{
    public string? Write(int row, ReadOnlySpan<byte> value)
    {
        BytesAside += value.Length;
        fixed (byte* start = value)
            NativeMethods.VectorAssignBytes(Vector, (ulong)row, start, (ulong)value.Length);
        return null;
    }
}

internal sealed class EnumWriter : ColumnWriter, IWrites<string>
{
    private readonly DuckDbType stored;
    private readonly Dictionary<string, uint> words = new(StringComparer.Ordinal);

    public EnumWriter(string name, string typeName, DuckDbType stored, string[] words)
        : base(name, typeName)
    {
        this.stored = stored;
        foreach (var (index, word) in words.Index())
            this.words.Add(word, (uint)index);
    }

    public string? Write(int row, string value)
    {
        if (!words.TryGetValue(value, out var index))
            return $"'{value}' is not one of its words.{NearestName.Hint(value, words.Keys)}";
        if (stored == DuckDbType.UTinyInt)
            Set(row, byte.CreateTruncating(index));
        else if (stored == DuckDbType.USmallInt)
            Set(row, ushort.CreateTruncating(index));
        else
            Set(row, index);
        return null;
    }
}

internal sealed class UuidWriter(string name, string typeName) : ColumnWriter(name, typeName), IWrites<Guid>
{
    public string? Write(int row, Guid value)
    {
        Set(row, Uuid.Stored(value));
        return null;
    }
}
