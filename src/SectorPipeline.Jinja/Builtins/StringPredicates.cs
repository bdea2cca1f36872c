using System.Globalization;
using SectorPipeline.Jinja.Parsing;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>The methods of str that ask: isdigit, isupper …</summary>
internal static class StringPredicates
{
    public static void AddTo(MethodTable<string> table)
    {
        table.Add("isdigit", text => All(text, c => char.IsDigit(c) || IsSuperscript(c)));
        table.Add("isdecimal", text => All(text, char.IsDigit));
        table.Add("isnumeric", text => All(text, char.IsNumber));
        table.Add("isalpha", text => All(text, char.IsLetter));
        table.Add("isalnum", text => All(text, c => char.IsLetter(c) || char.IsNumber(c)));
        table.Add("isspace", text => All(text, PythonCharacters.IsSpace));
        table.Add("isascii", text => text.All(char.IsAscii));
        table.Add("isprintable", text => !text.Any(char.IsControl));
        table.Add("isidentifier", text => All(text, PythonCharacters.IsWord) && PythonCharacters.IsNameStart(text[0]));
        table.Add("isupper", text => IsUpper(text));
        table.Add("islower", text => IsLower(text));
        table.Add("istitle", text => IsTitle(text));
    }

    public static bool IsUpper(string text) => text.Any(char.IsUpper) && !text.Any(char.IsLower);

    public static bool IsLower(string text) => text.Any(char.IsLower) && !text.Any(char.IsUpper);

    private static bool IsTitle(string text) => text.Any(char.IsLetter) && text == PythonCases.Title(text);

    private static bool All(string text, Func<char, bool> holds) => text.Length > 0 && text.All(holds);

    private static bool IsSuperscript(char c) => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.OtherNumber && CharUnicodeInfo.GetDigitValue(c) >= 0;
}
