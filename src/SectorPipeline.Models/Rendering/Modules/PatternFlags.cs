using System.Text.RegularExpressions;

namespace SectorPipeline.Models;

/// <summary>The flags of Python's re as numbers, and what they are in .NET.</summary>
internal static class PatternFlags
{
    private const int IgnoreCase = 2;
    private const int Multiline = 8;
    private const int DotAll = 16;
    private const int Verbose = 64;

    public static IEnumerable<(string Name, long Value)> All =>
    [
        ("I", IgnoreCase), ("IGNORECASE", IgnoreCase), ("M", Multiline), ("MULTILINE", Multiline), ("S", DotAll), ("DOTALL", DotAll),
        ("X", Verbose), ("VERBOSE", Verbose), ("A", 256), ("ASCII", 256), ("U", 32), ("UNICODE", 32), ("NOFLAG", 0),
    ];

    public static RegexOptions ToOptions(long flags) =>
        RegexOptions.CultureInvariant
        | ((flags & IgnoreCase) != 0 ? RegexOptions.IgnoreCase : RegexOptions.None)
        | ((flags & Multiline) != 0 ? RegexOptions.Multiline : RegexOptions.None)
        | ((flags & DotAll) != 0 ? RegexOptions.Singleline : RegexOptions.None)
        | ((flags & Verbose) != 0 ? RegexOptions.IgnorePatternWhitespace : RegexOptions.None);

    public static bool IsVerbose(long flags) => (flags & Verbose) != 0;
}
