using System.Globalization;
using SectorPipeline.Quality;
using Spectre.Console;

namespace SectorPipeline.App.Cli;

/// <summary>Results of checks for people.</summary>
internal static class QualityView
{
    public static Table Table(IReadOnlyList<StoredResult> results)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle(Markup.Escape($"{results[0].RunId}, session {results[0].Session:yyyy-MM-dd}")) };
        table.AddColumns("Check", "Severity", "Action", "Result");
        table.AddColumn("Found", column => column.RightAligned());
        table.AddColumn("Checked", column => column.RightAligned());
        table.AddColumn("Seconds", column => column.RightAligned());
        table.AddColumn("First of them");
        foreach (var result in results)
        {
            table.AddRow(
                Markup.Escape(result.CheckName), result.Severity, result.Action, Status(result.Status), Number(result.FailedRows), Number(result.CheckedRows),
                result.Seconds.ToString("0.00", CultureInfo.InvariantCulture), Markup.Escape(result.Message ?? ""));
        }

        return table;
    }

    public static void Write(IAnsiConsole console, CheckDeclaration check, IReadOnlyList<StoredResult> trend)
    {
        console.WriteLine($"{check.Name}: {check.About}.");
        console.WriteLine($"{check.Family}, severity {check.Severity}, action {check.Action}, owner {check.Owner}");
        foreach (var (name, value) in check.Parameters)
            console.WriteLine($"  {name} = {(value is IEnumerable<object> list ? string.Join(", ", list) : value)}");
        if (trend.Count == 0)
        {
            console.WriteLine("It has not run yet.");
            return;
        }

        console.Write(Rows(FailureJson.Read(trend[0].Failures), trend[0]));
        console.Write(Trend(trend));
    }

    private static Table Rows(IReadOnlyList<FailingRow> rows, StoredResult result)
    {
        var table = new Table { Border = TableBorder.Simple, Title = new TableTitle(Markup.Escape($"{result.RunId}: {result.FailedRows} found of {result.CheckedRows}. {result.Message}")) };
        table.AddColumns("Vendor", "What", "Day", "Reason");
        foreach (var row in rows)
            table.AddRow([.. ((string[])[row.Vendor ?? "", row.Entity ?? "all", row.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), row.Reason]).Select(Markup.Escape)]);
        return table;
    }

    private static Table Trend(IReadOnlyList<StoredResult> trend)
    {
        var table = new Table { Border = TableBorder.Simple, Title = new TableTitle("Last runs") };
        table.AddColumns("Session", "Run", "Result");
        table.AddColumn("Found", column => column.RightAligned());
        table.AddColumn("Checked", column => column.RightAligned());
        foreach (var result in trend)
            table.AddRow(result.Session.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Markup.Escape(result.RunId), Status(result.Status), Number(result.FailedRows), Number(result.CheckedRows));
        return table;
    }

    private static string Status(string status) => status switch
    {
        "failed" or "error" => $"[red]{status}[/]",
        "passed" => $"[green]{status}[/]",
        _ => status,
    };

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
