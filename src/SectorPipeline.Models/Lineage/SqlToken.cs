using System.Runtime.InteropServices;

namespace SectorPipeline.Models;

/// <summary>A piece of SQL by its place in the text.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SqlToken(SqlTokenKind Kind, int Start, int Length)
{
    public int End => Start + Length;
}
