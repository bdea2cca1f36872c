using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion;

/// <summary>Writes a contract down, column by column in the order of the dataset.</summary>
internal sealed class ContractBuilder<TRow>(string name)
{
    private readonly List<Field<TRow>> fields = [];
    private readonly List<Func<TRow, Refusal?>> rules = [];

    public ContractBuilder<TRow> Text(string column, Func<TRow, string?> get, bool nullable = false) =>
        Add(new TextField<TRow>(column, get, nullable));

    public ContractBuilder<TRow> Date(string column, Func<TRow, DateOnly?> get, ValueRule<DateOnly>? rule = null, bool nullable = false) =>
        Value(new(column, ColumnType.Date, nullable), get, (writer, value) => writer.Append(value), rule ?? ValueRules.AnyDate);

    public ContractBuilder<TRow> Instant(string column, Func<TRow, DateTimeOffset?> get, bool nullable = false) =>
        Value(new(column, ColumnType.Timestamp, nullable), get, (writer, value) => writer.Append(value), ValueRules.AnyInstant);

    public ContractBuilder<TRow> Number(string column, Func<TRow, double?> get, ValueRule<double>? rule = null, bool nullable = false) =>
        Value(new(column, ColumnType.Double, nullable), get, (writer, value) => writer.Append(value), rule ?? ValueRules.Finite);

    public ContractBuilder<TRow> Whole(string column, Func<TRow, long?> get, ValueRule<long>? rule = null, bool nullable = false) =>
        Value(new(column, ColumnType.Integer, nullable), get, (writer, value) => writer.Append(value), rule ?? ValueRules.Whole);

    public ContractBuilder<TRow> Money(string column, Func<TRow, decimal?> get, ValueRule<decimal>? rule = null, bool nullable = false) =>
        Value(new(column, ColumnType.Money, nullable), get, (writer, value) => writer.Append(value), rule ?? ValueRules.Money);

    public ContractBuilder<TRow> Flag(string column, Func<TRow, bool?> get, bool nullable = false) =>
        Value(new(column, ColumnType.Boolean, nullable), get, (writer, value) => writer.Append(value), ValueRules.AnyFlag);

    /// <summary>Adds a rule over several columns.</summary>
    public ContractBuilder<TRow> Rule(Func<TRow, Refusal?> rule)
    {
        rules.Add(rule);
        return this;
    }

    /// <param name="keyOf">The key of a row among those of one symbol or series.</param>
    /// <param name="key">The columns that together name one fact.</param>
    /// <param name="partitionDate">The date column whose year is the partition; the session's year by default.</param>
    public Contract<TRow> Build(Func<TRow, RowKey> keyOf, IReadOnlyList<string> key, string? partitionDate = null)
    {
        Field<TRow>[] columns = [.. fields];
        var dataset = new Dataset<TRow>(name, [.. columns.Select(field => field.Column)], Append)
        {
            Key = key,
            PartitionDate = partitionDate,
        };
        return new Contract<TRow>(dataset, columns, [.. rules], keyOf);

        void Append(RowWriter writer, TRow row)
        {
            foreach (var field in columns)
                field.Append(writer, row);
        }
    }

    private ContractBuilder<TRow> Value<TValue>(
        Column column, Func<TRow, TValue?> get, Action<RowWriter, TValue?> append, ValueRule<TValue> rule)
        where TValue : struct =>
        Add(new ValueField<TRow, TValue>(column, get, append, rule));

    private ContractBuilder<TRow> Add(Field<TRow> field)
    {
        fields.Add(field);
        return this;
    }
}
