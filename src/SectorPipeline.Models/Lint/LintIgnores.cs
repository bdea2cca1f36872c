using System.Text.RegularExpressions;

namespace SectorPipeline.Models;

/// <summary>
/// The comments <c>-- lint: ignore SP004, SP005 reason</c> of a text. One behind code holds for its line; one that stands
/// alone holds for the next line.
/// </summary>
internal sealed partial class LintIgnores
{
    private readonly HashSet<(int Line, string Id)> ignored = [];

    public LintIgnores(string sql, IEnumerable<SqlToken> tokens, TextLines lines)
    {
        foreach (var comment in tokens.Where(token => token.Kind == SqlTokenKind.Comment))
        {
            if (Comment().Match(sql.Substring(comment.Start, comment.Length)) is not { Success: true } match)
                continue;
            var line = lines.Place(comment.Start).Line;
            if (lines.IsFirstOfLine(comment.Start))
                line += 1 + sql.AsSpan(comment.Start, comment.Length).Count('\n');
            foreach (Capture id in match.Groups["id"].Captures)
                ignored.Add((line, id.Value.ToUpperInvariant()));
        }
    }

    public bool Contains(int line, string id) => ignored.Contains((line, id));

    [GeneratedRegex(@"^(--|/\*)\s*lint:\s*ignore\s+(?<id>SP\d{3})(\s*,\s*(?<id>SP\d{3}))*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Comment();
}
