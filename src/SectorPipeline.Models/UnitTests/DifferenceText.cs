using System.Globalization;
using System.Text;

namespace SectorPipeline.Models;

/// <summary>Writes a difference for people: counts, then a table whose columns are aligned and whose rows say what they are.</summary>
internal static class DifferenceText
{
    private const int MostRows = 20;
    private const string Legend = "~ expected → actual, - only expected, + only actual";

    public static string Of(Difference difference)
    {
        var lines = new List<(string Mark, string[] Cells)> { (" ", [.. difference.Columns]) };
        lines.AddRange(difference.Changed.Take(MostRows).Select(pair => ("~", Cells(pair.Expected, pair.Actual))));
        lines.AddRange(difference.Missing.Take(MostRows).Select(row => ("-", Cells(row, row))));
        lines.AddRange(difference.Unexpected.Take(MostRows).Select(row => ("+", Cells(row, row))));
        var hidden = Hidden(difference.Changed.Count) + Hidden(difference.Missing.Count) + Hidden(difference.Unexpected.Count);
        return $"{Counts(difference)}\n{Table(lines)}\n  ({Legend}{(hidden > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {hidden} more rows differ") : "")})";
    }

    private static string Counts(Difference difference)
    {
        string?[] parts =
        [
            Count(difference.Changed.Count, "row differs", "rows differ"),
            Count(difference.Missing.Count, "expected row is missing", "expected rows are missing"),
            Count(difference.Unexpected.Count, "row is not expected", "rows are not expected"),
        ];
        var right = Count(difference.Right, "row is as expected", "rows are as expected") ?? "no row is as expected";
        return $"{string.Join(", ", parts.Where(part => part is not null))}; {right}.";
    }

    private static string? Count(long count, string one, string many) =>
        count switch
        {
            0 => null,
            1 => $"1 {one}",
            _ => string.Create(CultureInfo.InvariantCulture, $"{count} {many}"),
        };

    private static int Hidden(int rows) => Math.Max(0, rows - MostRows);

    private static string[] Cells(IReadOnlyList<string?> expected, IReadOnlyList<string?> actual) =>
        [.. expected.Select((cell, i) => string.Equals(cell, actual[i], StringComparison.Ordinal) ? Cell(cell) : $"{Cell(cell)} → {Cell(actual[i])}")];

    // What would be mistaken for nothing, or for null, stands in quotes.
    private static string Cell(string? text) =>
        text switch
        {
            null => "null",
            "" or "null" => $"'{text}'",
            _ => text.Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal),
        };

    private static string Table(List<(string Mark, string[] Cells)> lines)
    {
        var widths = lines[0].Cells.Select((_, i) => lines.Max(line => line.Cells[i].Length)).ToList();
        var text = new StringBuilder();
        foreach (var (mark, cells) in lines)
            text.Append("  ").Append(mark).Append(' ').AppendJoin(" | ", cells.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd().Append('\n');
        return text.ToString().TrimEnd('\n');
    }

    private static StringBuilder TrimEnd(this StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
            text.Length--;
        return text;
    }
}
