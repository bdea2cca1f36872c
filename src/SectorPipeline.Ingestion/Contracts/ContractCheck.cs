namespace SectorPipeline.Ingestion;

/// <summary>Holds rows against their contract; one instance for the rows of a symbol or series, because it remembers their keys.</summary>
internal sealed class ContractCheck<TRow>(Contract<TRow> contract, DateOnly lastDate)
{
    private readonly HashSet<RowKey> seen = [];

    public RowKey KeyOf(TRow row) => contract.KeyOf(row);

    /// <summary>The first rule that the row breaks, or null.</summary>
    public Refusal? Check(in Received<TRow> received)
    {
        if (received.Fault is { } fault)
            return fault;
        foreach (var field in contract.Fields)
        {
            if (field.Check(received.Row, lastDate) is { } refusal)
                return refusal;
        }

        foreach (var rule in contract.Rules)
        {
            if (rule(received.Row) is { } refusal)
                return refusal;
        }

        return Unique(received.Row);
    }

    private Refusal? Unique(TRow row) =>
        seen.Add(contract.KeyOf(row))
            ? null
            : new Refusal("unique", $"another row of the answer has the same {string.Join(", ", contract.Dataset.Key)}");
}
