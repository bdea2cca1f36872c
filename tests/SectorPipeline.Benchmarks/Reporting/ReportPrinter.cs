using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace SectorPipeline.Benchmarks.Reporting;

internal static class ReportPrinter
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        WriteIndented = true,
    };

    public static void WriteTable(IReadOnlyList<ReportLine> lines)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Benchmark", "What");
        table.AddColumn(new TableColumn("Measured").RightAligned());
        table.AddColumn(new TableColumn("Target").RightAligned());
        table.AddColumn("Verdict");
        foreach (var line in lines)
            table.AddRow(line.Benchmark, Markup.Escape(line.What), Measured(line), TargetOf(line), Describe(line.Verdict));
        Terminal.Out.Write(table);
    }

    public static void WriteList(IEnumerable<IBenchmark> benchmarks)
    {
        var grid = new Grid().AddColumns(2);
        foreach (var benchmark in benchmarks)
            grid.AddRow(benchmark.Name, Markup.Escape(benchmark.Description));
        Terminal.Out.Write(grid);
    }

    public static void WriteJson(IReadOnlyList<ReportLine> lines)
    {
        var rows = lines.Select(line => new
        {
            line.Benchmark,
            line.What,
            Measured = line.Measurement?.Value,
            line.Measurement?.Unit,
            AtLeast = line.Measurement?.Target is { IsFloor: true } floor ? floor.Bound : (double?)null,
            AtMost = line.Measurement?.Target is { IsFloor: false } ceiling ? ceiling.Bound : (double?)null,
            line.Verdict,
        });
        Console.Out.WriteLine(JsonSerializer.Serialize(rows, Json));
    }

    private static string Measured(ReportLine line) =>
        line.Measurement is { } found ? string.Create(CultureInfo.InvariantCulture, $"{found.Value:0.00} {found.Unit}") : "";

    private static string TargetOf(ReportLine line) =>
        line.Measurement is { Target: { } target, Unit: var unit }
            ? string.Create(CultureInfo.InvariantCulture, $"{(target.IsFloor ? "≥" : "≤")} {target.Bound} {unit}")
            : "";

    private static string Describe(Verdict verdict) => verdict switch
    {
        Verdict.Met => "[green]met[/]",
        Verdict.Missed => "[red]missed[/]",
        Verdict.ReportOnly => "report only",
        Verdict.Skipped => "[grey]skipped[/]",
        _ => "[red]failed[/]",
    };
}
