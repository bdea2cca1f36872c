namespace SectorPipeline.Models;

/// <summary>Warns of SQL that one of the engines of a project lacks.</summary>
public static class SqlLint
{
    /// <summary>
    /// The findings in a text that runs on all of <paramref name="engines"/> (duckdb, postgres, redshift), in its order.
    /// Never fails, whatever the text.
    /// </summary>
    public static IReadOnlyList<LintFinding> Check(string path, string sql, IReadOnlyCollection<string> engines)
    {
        var tokens = SqlTokenizer.Read(sql);
        var (text, lines) = (new SqlText(sql, tokens), new TextLines(sql));
        var ignores = new LintIgnores(sql, tokens, lines);
        var findings = new List<LintFinding>();
        foreach (var (rule, concerned) in Concerning(engines))
        {
            for (var at = 0; at < text.Count; at++)
            {
                if (!rule.Matches(text, at))
                    continue;
                var (line, column) = lines.Place(text[at].Start);
                if (!ignores.Contains(line, rule.Id))
                    findings.Add(new LintFinding(rule, concerned, path, line, column));
            }
        }

        return Sort(findings);
    }

    /// <summary>The findings in compiled SQL, with the line of the model that it was rendered from where the same line stands there once.</summary>
    public static IReadOnlyList<LintFinding> CheckCompiled(string path, string sql, string modelPath, string rawSql, IReadOnlyCollection<string> engines)
    {
        var (lines, raw) = (new TextLines(sql), new TextLines(rawSql));
        return [.. Check(path, sql, engines).Select(finding => Locate(finding, lines, modelPath, raw))];
    }

    /// <summary>
    /// The findings in the SQL of a model or macro file as it was written. Jinja counts as a name or as nothing; a macro
    /// <c>engine__name</c> is checked for its engine only, <c>default__name</c> for those without a macro of their own in the file.
    /// </summary>
    public static IReadOnlyList<LintFinding> CheckTemplate(string path, string template, IReadOnlyCollection<string> engines) =>
        Sort(TemplateSections.Of(template, engines).SelectMany(section => Check(path, section.Sql, section.Engines)));

    private static IEnumerable<(LintRule Rule, IReadOnlyList<string> Engines)> Concerning(IReadOnlyCollection<string> engines) =>
        LintRules.All.Select(rule => (rule, rule.Concerns(engines))).Where(pair => pair.Item2.Count > 0);

    private static LintFinding Locate(LintFinding finding, TextLines lines, string modelPath, TextLines raw) =>
        raw.OnlyLine(lines.Line(finding.Line)) is { } line ? finding with { ModelFile = modelPath, ModelLine = line } : finding;

    private static IReadOnlyList<LintFinding> Sort(IEnumerable<LintFinding> findings) =>
        [.. findings.OrderBy(finding => finding.Line).ThenBy(finding => finding.Column).ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)];
}
