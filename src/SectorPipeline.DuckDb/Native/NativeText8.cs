using System.Runtime.InteropServices;

namespace SectorPipeline.DuckDb.Native;

/// <summary>Reads the zero-terminated UTF-8 that DuckDB returns.</summary>
internal static class NativeText8
{
    /// <summary>A text that belongs to another object of DuckDB's.</summary>
    public static string Borrowed(nint text) => Marshal.PtrToStringUTF8(text) ?? "";

    /// <summary>A text that is ours to free.</summary>
    public static string Owned(nint text)
    {
        var copy = Borrowed(text);
        NativeMethods.Free(text);
        return copy;
    }
}
