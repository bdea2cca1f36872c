using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion;

/// <summary>What every row of a dataset must be, whichever vendor sent it: columns, types, what may be missing, ranges, keys.</summary>
internal sealed class Contract<TRow>(
    Dataset<TRow> dataset,
    IReadOnlyList<Field<TRow>> fields,
    IReadOnlyList<Func<TRow, Refusal?>> rules,
    Func<TRow, RowKey> key)
{
    /// <summary>The dataset that the contract's rows become.</summary>
    public Dataset<TRow> Dataset => dataset;

    public IReadOnlyList<Field<TRow>> Fields => fields;

    /// <summary>The rules over several columns of one row.</summary>
    public IReadOnlyList<Func<TRow, Refusal?>> Rules => rules;

    public RowKey KeyOf(TRow row) => key(row);

    /// <summary>Begins to check the rows of one symbol or series.</summary>
    /// <param name="lastDate">The last day that was asked for: dates that end there must not lie behind it.</param>
    public ContractCheck<TRow> Check(DateOnly lastDate) => new(this, lastDate);
}
