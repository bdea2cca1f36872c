namespace SectorPipeline.DuckDb.Statements;

/// <summary>The copying of GetBytes and GetChars.</summary>
internal static class Slice
{
    /// <summary>The number of elements copied; without a buffer, the number there are.</summary>
    public static long Copy<T>(ReadOnlySpan<T> source, long offset, T[]? buffer, int bufferOffset, int length)
    {
        if (buffer is null)
            return source.Length;
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        var rest = offset >= source.Length ? [] : source[(int)offset..];
        var part = rest[..Math.Min(rest.Length, length)];
        part.CopyTo(buffer.AsSpan(bufferOffset));
        return part.Length;
    }
}
