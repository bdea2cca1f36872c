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
        Value(column, get, rule ?? ValueRules.AnyDate, nullable);

    public ContractBuilder<TRow> Instant(string column, Func<TRow, DateTimeOffset?> get, bool nullable = false) =>
        Value(column, get, ValueRules.AnyInstant, nullable);

    public ContractBuilder<TRow> Number(string column, Func<TRow, double?> get, ValueRule<double>? rule = null, bool nullable = false) =>
        Value(column, get, rule ?? ValueRules.Finite, nullable);

    public ContractBuilder<TRow> Whole(string column, Func<TRow, long?> get, ValueRule<long>? rule = null, bool nullable = false) =>
        Value(column, get, rule ?? ValueRules.Whole, nullable);

    public ContractBuilder<TRow> Money(string column, Func<TRow, decimal?> get, ValueRule<decimal>? rule = null, bool nullable = false) =>
        Value(column, get, rule ?? ValueRules.Money, nullable);

    public ContractBuilder<TRow> Flag(string column, Func<TRow, bool?> get, bool nullable = false) =>
        Value(column, get, ValueRules.AnyFlag, nullable);

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
        var dataset = new Dataset<TRow>(name, [.. columns.Select(field => field.Stored)])
        {
            Key = key,
            PartitionDate = partitionDate,
        };
        return new Contract<TRow>(dataset, columns, [.. rules], keyOf);
    }

    private ContractBuilder<TRow> Value<TValue>(string column, Func<TRow, TValue?> get, ValueRule<TValue> rule, bool nullable)
        where TValue : struct =>
        Add(new ValueField<TRow, TValue>(column, get, rule, nullable));

    private ContractBuilder<TRow> Add(Field<TRow> field)
    {
        fields.Add(field);
        return this;
    }
}
