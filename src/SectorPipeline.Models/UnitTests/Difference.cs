namespace SectorPipeline.Models;

/// <summary>How the rows of a model differ from those that a unit test expects.</summary>
internal sealed class Difference
{
    public Difference(IReadOnlyList<string> columns, IEnumerable<ComparedRow> rows)
    {
        Columns = columns;
        foreach (var row in rows.OrderBy(row => string.Join('\u0001', row.Cells), StringComparer.Ordinal))
        {
            Right += Math.Min(row.Actual, row.Expected);
            Missing.AddRange(Copies(row, row.Expected - row.Actual));
            Unexpected.AddRange(Copies(row, row.Actual - row.Expected));
        }

        Changed = ChangedRows.Take(Missing, Unexpected);
    }

    public IReadOnlyList<string> Columns { get; }

    /// <summary>How many rows are as expected.</summary>
    public long Right { get; }

    public List<(IReadOnlyList<string?> Expected, IReadOnlyList<string?> Actual)> Changed { get; }

    /// <summary>The rows that are only expected.</summary>
    public List<IReadOnlyList<string?>> Missing { get; } = [];

    /// <summary>The rows that are only there.</summary>
    public List<IReadOnlyList<string?>> Unexpected { get; } = [];

    public bool IsNone => Changed.Count + Missing.Count + Unexpected.Count == 0;

    // Each copy is a row of its own, so that a row that is there twice can be paired twice.
    private static IEnumerable<IReadOnlyList<string?>> Copies(ComparedRow row, long count)
    {
        for (var i = 0L; i < count; i++)
            yield return [.. row.Cells];
    }
}
