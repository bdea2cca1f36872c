using System.Text.RegularExpressions;

namespace SectorPipeline.Models;

/// <summary>Finds the text of a macro in its file, from its first tag to its last.</summary>
internal static partial class MacroSource
{
    public static string Of(Macro macro)
    {
        var text = macro.File.Text;
        var start = Start(text, macro.Definition.Line, macro.Definition.Column);
        foreach (var end in Ends().EnumerateMatches(text.AsSpan(start)))
        {
            if (text.AsSpan(start + end.Index, end.Length).Contains($"end{macro.Definition.Kind}", StringComparison.Ordinal))
                return text.Substring(start, end.Index + end.Length);
        }

        return text[start..];
    }

    // The place of a definition is that of its tag, or of a word within the tag.
    private static int Start(string text, int line, int column)
    {
        var offset = 0;
        for (var passed = 1; passed < line; passed++)
            offset = text.IndexOf('\n', offset) + 1;
        var at = Math.Min(text.Length, offset + Math.Max(column - 1, 0) + 2);
        return Math.Max(0, text.LastIndexOf("{%", Math.Max(at - 1, 0), StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\{%[-+]?\s*end(macro|test|materialization)\s*[-+]?%\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ends();
}
