using System.Text.RegularExpressions;

namespace SectorPipeline.Models;

/// <summary>Puts common table expressions in front of a query, joining those that it has itself.</summary>
internal static partial class CteInjection
{
    public static string Inject(string sql, IReadOnlyList<Cte> ctes)
    {
        if (ctes.Count == 0)
            return sql;
        var added = string.Join(",\n", ctes.Select(cte => $"{cte.Name} as (\n{cte.Sql}\n)"));
        var start = SkipComments(sql);
        var with = With().Match(sql, start);
        return with.Success
            ? $"{sql[..start]}{with.Value}{added},\n{sql[(start + with.Length)..]}"
            : $"{sql[..start]}with {added}\n{sql[start..]}";
    }

    private static int SkipComments(string sql) => Leading().Match(sql).Length;

    [GeneratedRegex(@"\A(?:\s+|--[^\n]*(?:\n|\z)|/\*.*?\*/)*", RegexOptions.Singleline, 1000)]
    private static partial Regex Leading();

    [GeneratedRegex(@"\Gwith\s+(?:recursive\s+)?", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex With();
}
