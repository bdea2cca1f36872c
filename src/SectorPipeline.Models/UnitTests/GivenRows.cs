namespace SectorPipeline.Models;

/// <summary>The rows of a unit test as they are written, with the place of each: values, or a query.</summary>
internal sealed record GivenRows
{
    public required SourceFile File { get; init; }

    /// <summary>Where they begin.</summary>
    public required int Line { get; init; }

    /// <summary>The columns in order of appearance; a query's are known when the engine was asked.</summary>
    public IReadOnlyList<GivenColumn> Columns { get; init; } = [];

    public IReadOnlyList<GivenRow> Rows { get; init; } = [];

    /// <summary>The query that gives them, instead of values.</summary>
    public string? Sql { get; init; }

    /// <summary>Whether all values are texts, whatever they mean: those of CSV.</summary>
    public bool AreTexts { get; init; }

    /// <summary>The values of a column; none for a query.</summary>
    public IEnumerable<object?> Values(string column)
    {
        var index = Columns.ToList().FindIndex(given => given.Is(column));
        return index < 0 ? [] : Rows.Select(row => row.Values[index]);
    }
}
