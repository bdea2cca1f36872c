using System.Globalization;
using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Reads the rows of a unit test from YAML, from CSV or from SQL.</summary>
internal sealed class RowReader(FixtureFiles fixtures)
{
    /// <exception cref="PipelineException">The rows cannot be read; the message has file and line.</exception>
    public GivenRows Read(UnitTestRows rows)
    {
        if (rows.Format == "dict")
            return Dicts(rows);
        var (file, line, text) = Text(rows);
        return rows.Format == "csv" ? Csv(file, line, text) : Query(rows, file, line, text);
    }

    private static GivenRows Dicts(UnitTestRows rows)
    {
        var columns = new List<GivenColumn>();
        var maps = (rows.Rows?.AsList("'rows'") ?? []).Select(row => row.AsMap("a row")).ToList();
        foreach (var (key, _) in maps.SelectMany(map => map.Entries).Where(entry => !columns.Exists(column => column.Is(entry.Key.Text))))
            columns.Add(new GivenColumn(key.Text, key.Line, key.Column));
        return new GivenRows
        {
            File = rows.Place.File,
            Line = rows.Place.Line,
            Columns = columns,
            Rows = [.. maps.Select(map => new GivenRow(map.Line, [.. columns.Select(column => Value(map, column))]))],
        };
    }

    private static object? Value(YamlMap row, GivenColumn column) =>
        row.Entries.Where(entry => column.Is(entry.Key.Text)).Select(entry => Value(entry.Value)).FirstOrDefault();

    // Money keeps its last zero: what is written with a point is no binary fraction.
    private static object? Value(YamlNode node) =>
        node.ToValue() is double number && node is YamlScalar scalar
        && decimal.TryParse(scalar.Text.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? exact
            : node.ToValue();

    private (SourceFile File, int Line, string Text) Text(UnitTestRows rows)
    {
        if (rows.Fixture is { } name)
        {
            var file = fixtures.Read(((YamlMap)rows.Place)["fixture"]!, name, rows.Format);
            return (file, 1, file.Text);
        }

        return rows.Rows is YamlScalar text ? (text.File, FirstLine(text), text.Text) : (rows.Place.File, rows.Place.Line, "");
    }

    // The text of a block begins below its bar.
    private static int FirstLine(YamlScalar text) =>
        text.File.Text.Split('\n').ElementAtOrDefault(text.Line - 1)?.ElementAtOrDefault(text.Column - 1) is '|' or '>' ? text.Line + 1 : text.Line;

    private static GivenRows Csv(SourceFile file, int line, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new GivenRows { File = file, Line = line, AreTexts = true };
        return Csv(file, line, new SeedReader(text, ',', file.DisplayPath, line).Read());
    }

    /// <summary>The rows of a table of texts.</summary>
    public static GivenRows Csv(SourceFile file, int line, SeedTable table) =>
        new()
        {
            File = file,
            Line = line,
            Columns = [.. table.Columns.Select(name => new GivenColumn(name, line, 0))],
            Rows = [.. table.Rows.Select((row, i) => new GivenRow(table.Lines[i], [.. row.Select(Cell)]))],
            AreTexts = true,
        };

    private static object? Cell(string? text) => string.Equals(text, "null", StringComparison.OrdinalIgnoreCase) ? null : text;

    private static GivenRows Query(UnitTestRows rows, SourceFile file, int line, string text) =>
        string.IsNullOrWhiteSpace(text)
            ? throw rows.Place.Error("with format 'sql' the rows are a query, and there is none. Write a select, or use format 'dict' with 'rows: []'.")
            : new GivenRows { File = file, Line = line, Sql = text.TrimEnd().TrimEnd(';') };
}
