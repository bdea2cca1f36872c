using System.Globalization;
using System.Net;
using System.Text;

namespace SectorPipeline.Quality.Reporting;

/// <summary>What the checks of a run have found, as one HTML file without scripts or anything to fetch.</summary>
public static class QualityReport
{
    private const string Style = """
        :root{color-scheme:light dark;--ink:#1c2430;--dim:#5b6673;--line:#d9dee5;--page:#fff;--bad:#b3261e;--warn:#8a5a00;--good:#1d6b3a}
        @media(prefers-color-scheme:dark){:root{--ink:#e6e9ee;--dim:#a2adba;--line:#39424e;--page:#14181d;--bad:#ff8a80;--warn:#f0c060;--good:#7dd8a0}}
        @media print{:root{--ink:#000;--dim:#444;--line:#bbb;--page:#fff;--bad:#b3261e;--warn:#8a5a00;--good:#1d6b3a}}
        body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--page);max-width:70rem;margin:2rem auto;padding:0 1rem}
        h1{font-size:1.6rem;margin:0}h2{font-size:1.15rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:1.5rem 0 .25rem}
        p{margin:.25rem 0 1rem;color:var(--dim)}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
        th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}th{font-weight:600;color:var(--dim)}
        td.n,th.n{text-align:right}.failed,.error{color:var(--bad);font-weight:600}.passed{color:var(--good)}.skipped{color:var(--dim)}
        div.wide{overflow-x:auto}
        """;

    public static byte[] Write(string runId, DateOnly session, IReadOnlyList<CheckResult> results, DateTimeOffset now)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <title>Data quality, {session:yyyy-MM-dd}</title><style>{Style}</style></head><body>
            <h1>Data quality of {session:d MMMM yyyy}</h1>
            <p>{Text(Summary(results))} Run {Text(runId)}, written {now.UtcDateTime:yyyy-MM-dd HH:mm} UTC.</p>
            """);
        WriteTable(page, results);
        foreach (var result in results.Where(result => result.Status is CheckStatus.Failed or CheckStatus.Error).OrderByDescending(result => result.Check.Severity))
            WriteDetails(page, result);
        page.Append("</body></html>\n");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static string Summary(IReadOnlyList<CheckResult> results)
    {
        var failed = results.Where(result => result.Status == CheckStatus.Failed).ToList();
        return failed.Count == 0
            ? $"{results.Count} checks, nothing found."
            : $"{failed.Count} of {results.Count} checks found something: {failed.Sum(result => result.Failed):N0} rows.";
    }

    private static void WriteTable(StringBuilder page, IReadOnlyList<CheckResult> results)
    {
        page.Append("<div class=\"wide\"><table><thead><tr><th scope=\"col\">Check</th><th scope=\"col\">Family</th><th scope=\"col\">Severity</th><th scope=\"col\">Action</th><th scope=\"col\">Result</th>"
            + "<th scope=\"col\" class=\"n\">Found</th><th scope=\"col\" class=\"n\">Checked</th><th scope=\"col\" class=\"n\">Seconds</th><th scope=\"col\">Note</th></tr></thead><tbody>\n");
        foreach (var result in results)
        {
            var status = $"{result.Status}".ToLowerInvariant();
            page.Append(CultureInfo.InvariantCulture,
                $"<tr><td>{Text(result.Check.Name)}</td><td>{result.Check.Family}</td><td>{result.Check.Severity}</td><td>{result.Check.Action}</td><td class=\"{status}\">{status}</td>")
                .Append(CultureInfo.InvariantCulture,
                $"<td class=\"n\">{result.Failed:N0}</td><td class=\"n\">{result.Checked:N0}</td><td class=\"n\">{result.Elapsed.TotalSeconds:0.00}</td><td>{Text(result.Message)}</td></tr>\n");
        }

        page.Append("</tbody></table></div>\n");
    }

    private static void WriteDetails(StringBuilder page, CheckResult result)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Text(result.Check.Name)}</h2><p>{Text(result.Check.About)}. Owner: {Text(result.Check.Owner)}.");
        if (result.Failed > result.Rows.Count)
            page.Append(CultureInfo.InvariantCulture, $" The newest {result.Rows.Count} of {result.Failed:N0}.");
        page.Append("</p><div class=\"wide\"><table><thead><tr><th scope=\"col\">Vendor</th><th scope=\"col\">What</th><th scope=\"col\">Day</th><th scope=\"col\">Reason</th></tr></thead><tbody>\n");
        foreach (var row in result.Rows)
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(row.Vendor)}</td><td>{Text(row.Entity ?? "all")}</td><td>{row.Date:yyyy-MM-dd}</td><td>{Text(row.Reason)}</td></tr>\n");
        page.Append("</tbody></table></div>\n");
    }

    private static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");
}
