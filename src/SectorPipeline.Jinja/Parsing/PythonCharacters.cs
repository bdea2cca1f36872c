using System.Globalization;

namespace SectorPipeline.Jinja.Parsing;

/// <summary>Python's classes of characters.</summary>
internal static class PythonCharacters
{
    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is >= '\x1c' and <= '\x1f';

    public static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_' || IsMark(c);

    public static bool IsNameStart(char c) => char.IsLetter(c) || c == '_';

    public static bool IsAsciiDigit(char c) => c is >= '0' and <= '9';

    private static bool IsMark(char c) =>
        c > 127 && char.GetUnicodeCategory(c) is (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.LetterNumber);
}
