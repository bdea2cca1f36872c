namespace SectorPipeline.Models;

/// <summary>What is known of the columns of a relation; a type that is not known is empty.</summary>
/// <param name="Columns">The columns in order.</param>
/// <param name="AreAll">Whether there are no others.</param>
internal sealed record KnownColumns(IReadOnlyList<ColumnDescription> Columns, bool AreAll)
{
    public ColumnDescription? Find(string name) =>
        Columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The same columns, then those of the others that are not among them.</summary>
    public KnownColumns With(IEnumerable<ColumnDescription> others) =>
        this with { Columns = [.. Columns, .. others.Where(other => Find(other.Name) is null)] };
}
