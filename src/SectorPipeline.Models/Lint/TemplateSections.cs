using System.Text.RegularExpressions;

namespace SectorPipeline.Models;

/// <summary>Cuts a template into what runs on all engines and what is dispatched to some; each part keeps its place in the text.</summary>
internal static partial class TemplateSections
{
    public static IEnumerable<(string Sql, IReadOnlyCollection<string> Engines)> Of(string template, IReadOnlyCollection<string> engines)
    {
        var sql = WithoutJinja(template);
        var macros = Macro().Matches(template);
        var rest = sql.ToCharArray();
        foreach (Match macro in macros)
        {
            if (EnginesOf(macro, macros, engines) is not { } own)
                continue;
            yield return (Only(sql, macro.Index, macro.Length), own);
            Blank(rest, macro.Index, macro.Length);
        }

        yield return (new string(rest), engines);
    }

    // Null for a macro that is not dispatched.
    private static IReadOnlyCollection<string>? EnginesOf(Match macro, MatchCollection all, IReadOnlyCollection<string> engines)
    {
        var name = macro.Groups["name"].Value;
        var cut = name.IndexOf("__", StringComparison.Ordinal);
        if (cut <= 0)
            return null;
        return name[..cut] == "default"
            ? [.. engines.Where(engine => all.All(other => other.Groups["name"].Value != engine + name[cut..]))]
            : [.. engines.Where(engine => engine == name[..cut])];
    }

    private static string WithoutJinja(string template)
    {
        var result = template.ToCharArray();
        foreach (Match tag in Tag().Matches(template))
        {
            Blank(result, tag.Index, tag.Length);
            for (var i = tag.Index; tag.Value.StartsWith("{{", StringComparison.Ordinal) && i < tag.Index + tag.Length && template[i] != '\n'; i++)
                result[i] = '_';
        }

        return new string(result);
    }

    private static string Only(string sql, int start, int length)
    {
        var result = sql.ToCharArray();
        Blank(result, 0, start);
        Blank(result, start + length, result.Length - start - length);
        return new string(result);
    }

    private static void Blank(char[] text, int start, int length)
    {
        for (var i = start; i < start + length; i++)
            text[i] = text[i] == '\n' ? '\n' : ' ';
    }

    [GeneratedRegex(@"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\{%-?\s*macro\s+(?<name>\w+).*?\{%-?\s*endmacro\s*-?%\}", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Macro();
}
