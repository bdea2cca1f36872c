using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>The columns of a <see cref="ResultTable"/> in templates: by number, by name, or one after the other.</summary>
internal sealed class ResultColumns(ResultTable table) : IJinjaObject, IJinjaItems, IJinjaSequence
{
    public string TypeName => "Columns";

    public IEnumerable<string> MemberNames => table.Columns;

    public int? Length => table.Columns.Count;

    public IEnumerable<object?> Items => table.Columns.Select((_, i) => new ResultColumn(table, i));

    public bool TryGetMember(string name, out object? value)
    {
        value = ResultMembers.Find(name, table.Columns, Items, this);
        return value is not null || TryGetItem(name, out value);
    }

    public bool TryGetItem(object? key, out object? value)
    {
        var index = ResultTable.Index(key, table.Columns.Count, table.IndexOf);
        value = index < 0 ? null : new ResultColumn(table, index);
        return index >= 0;
    }
}
