using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>The values of one column of a <see cref="ResultTable"/> in templates.</summary>
internal sealed class ResultColumn(ResultTable table, int column) : IJinjaObject, IJinjaItems, IJinjaSequence
{
    public string TypeName => "ResultColumn";

    public IEnumerable<string> MemberNames => ["name", "index", "data_type", "values", "values_distinct", "values_sorted", "values_without_nulls"];

    public int? Length => table.Rows.Count;

    public IEnumerable<object?> Items => table.Rows.Select(row => row[column]);

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "name" => table.Columns[column],
            "values" => new JinjaFunction(name, _ => Items.ToList()),
            "index" => (long)column,
            "data_type" => ResultOperations.TypeName(Items),
            "values_distinct" => new JinjaFunction(name, _ => ResultOperations.Distinct(Items)),
            "values_sorted" => new JinjaFunction(name, _ => Items.Order(Comparer<object?>.Create(ValueOrder.Compare)).ToList()),
            "values_without_nulls" => new JinjaFunction(name, _ => Items.Where(value => value is not null).ToList()),
            _ => null,
        };
        return value is not null;
    }

    public bool TryGetItem(object? key, out object? value)
    {
        var index = ResultTable.Index(key, table.Rows.Count, _ => -1);
        value = index < 0 ? null : table.Rows[index][column];
        return index >= 0;
    }

    public override string ToString() => table.Columns[column];
}
