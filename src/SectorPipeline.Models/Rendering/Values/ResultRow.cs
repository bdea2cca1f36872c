using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>One row of a <see cref="ResultTable"/> in templates: by number, by name, or value after value.</summary>
internal sealed class ResultRow(ResultTable table, int row) : IJinjaObject, IJinjaItems, IJinjaSequence
{
    public string TypeName => "Row";

    public IEnumerable<string> MemberNames => table.Columns;

    public int? Length => table.Columns.Count;

    public IEnumerable<object?> Items => table.Rows[row];

    public bool TryGetMember(string name, out object? value)
    {
        value = ResultMembers.Find(name, table.Columns, Items, this);
        return value is not null || TryGetItem(name, out value);
    }

    public bool TryGetItem(object? key, out object? value)
    {
        var index = ResultTable.Index(key, table.Columns.Count, table.IndexOf);
        value = index < 0 ? null : table.Rows[row][index];
        return index >= 0;
    }
}
