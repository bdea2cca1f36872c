using System.Text.RegularExpressions;
using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Finds the types of the columns of given rows: those of the real relation, or what the values look like.</summary>
internal sealed partial class RowTypes(SqlDialect dialect)
{
    /// <summary>The relation's columns with a type for each, and those that only the rows have.</summary>
    /// <exception cref="ConfigurationException">The rows have a column that the relation does not have, or there are no columns at all.</exception>
    public IReadOnlyList<ColumnDescription> Complete(GivenRows rows, KnownColumns known, string what)
    {
        foreach (var stranger in rows.Columns.Where(column => known.AreAll && known.Find(column.Name) is null))
            throw Unknown(rows, stranger, known.Columns, what);
        var columns = known.With(rows.Columns.Select(column => new ColumnDescription(NameOf(column.Name), ""))).Columns;
        return columns.Count > 0
            ? [.. columns.Select(column => column with { Type = TypeOf(column, rows) })]
            : throw new ConfigurationException(rows.File.Fault(rows.Line, 0, $"no rows are given, and the columns of {what} are not known: it is not built. Build it first, or describe its columns with 'data_type' in a YAML file."));
    }

    /// <exception cref="ConfigurationException">The rows have a column that the model does not have.</exception>
    public static IReadOnlyList<ColumnDescription> Listed(GivenRows rows, IReadOnlyList<ColumnDescription> model, string what) =>
        rows.Columns.Count == 0
            ? model
            : [.. rows.Columns.Select(given => model.FirstOrDefault(column => given.Is(column.Name)) ?? throw Unknown(rows, given, model, what))];

    /// <summary>A type that values can be cast to.</summary>
    public string Castable(string type) =>
        type.ToUpperInvariant() is "" or "NULL" or "ENUM" or "UNKNOWN" ? dialect.TypeName(ColumnType.Text)
        : IsPostgres && UserType().Match(type) is { Success: true, Groups: var parts } ? $"{dialect.Quote(parts["schema"].Value)}.{dialect.Quote(parts["name"].Value)}{parts["list"].Value}"
        : type;

    private bool IsPostgres => dialect.MacroPrefixes.Contains("postgres");

    private static ConfigurationException Unknown(GivenRows rows, GivenColumn column, IReadOnlyList<ColumnDescription> known, string what) =>
        new(rows.File.Fault(
            column.Line, column.Column, $"{what} has no column '{column.Name}'.{NearestName.Hint(column.Name, known.Select(other => other.Name))} Columns: {string.Join(", ", known.Select(other => other.Name))}."));

    // The engine folds a name without quotes, and so do the models that read it.
    private string NameOf(string name) => IsPostgres && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') ? name.ToLowerInvariant() : name;

    private string TypeOf(ColumnDescription column, GivenRows rows) =>
        column.Type.Length > 0 ? Castable(column.Type) : dialect.TypeName(Infer(rows.Values(column.Name).Where(value => value is not null).ToList(), rows.AreTexts));

    private static ColumnType Infer(List<object?> values, bool areTexts) =>
        values.Count == 0 ? ColumnType.Text
        : values.TrueForAll(value => value is bool) ? ColumnType.Boolean
        : values.TrueForAll(value => value is long) ? ColumnType.Integer
        : values.TrueForAll(value => value is long or decimal or double) ? ColumnType.Double
        : values.TrueForAll(value => value is string) ? InferTexts(values.Cast<string>(), areTexts)
        : ColumnType.Text;

    // What is written in quotes in YAML stays a text, unless it is a date: YAML has no other way to write one.
    private static ColumnType InferTexts(IEnumerable<string> texts, bool areTexts) =>
        SeedTypes.Infer(texts) is var type && (areTexts || type is ColumnType.Date or ColumnType.Timestamp) ? type : ColumnType.Text;

    // The driver names a type of the database's own with its schema, and without quotes.
    [GeneratedRegex(@"\A(?<schema>[^.()""]+)\.(?<name>[^.()""]+?)(?<list>(\[\])*)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UserType();
}
