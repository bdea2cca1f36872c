using SectorPipeline.Jinja.Parsing;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>Upper, lower and title case.</summary>
internal static class PythonCases
{
    public static string Upper(string text) =>
        text.Contains('ß', StringComparison.Ordinal)
            ? text.Replace("ß", "SS", StringComparison.Ordinal).ToUpperInvariant()
            : text.ToUpperInvariant();

    public static string Lower(string text) => text.Contains('Σ', StringComparison.Ordinal)
        ? string.Concat(text.Select((c, i) => c == 'Σ' && EndsWord(text, i) ? 'ς' : char.ToLowerInvariant(c)))
        : text.ToLowerInvariant();

    public static string Fold(string text) => text.ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal);

    public static string Capitalize(string text) => text.Length == 0 ? text : Upper(text[..1]) + Lower(text[1..]);

    public static string Swap(string text) =>
        string.Concat(text.Select(c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)));

    /// <summary>Every run of letters begins with an upper one, as the method title does.</summary>
    public static string Title(string text) => Map(text, static (c, before) => !char.IsLetter(before));

    /// <summary>Words begin behind blanks, hyphens and opening brackets, as the filter title has it.</summary>
    public static string TitleWords(string text) =>
        Map(text, static (_, before) => before == '\0' || PythonCharacters.IsSpace(before) || before is '-' or '(' or '{' or '[' or '<');

    private static bool EndsWord(string text, int at) =>
        at > 0 && char.IsLetter(text[at - 1]) && (at + 1 == text.Length || !char.IsLetter(text[at + 1]));

    private static string Map(string text, Func<char, char, bool> beginsWord)
    {
        var result = text.ToCharArray();
        for (var i = 0; i < result.Length; i++)
            result[i] = beginsWord(text[i], i == 0 ? '\0' : text[i - 1]) ? char.ToUpperInvariant(text[i]) : char.ToLowerInvariant(text[i]);
        return new string(result);
    }
}
