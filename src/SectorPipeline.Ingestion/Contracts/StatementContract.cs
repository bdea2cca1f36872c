using static SectorPipeline.Ingestion.ValueRules;

namespace SectorPipeline.Ingestion;

/// <summary>The contract of <c>statements</c>: one row per symbol, statement, period, fiscal date and item.</summary>
internal static class StatementContract
{
    public static Contract<StatementItem> Instance { get; } = new ContractBuilder<StatementItem>("statements")
        .Text("symbol", item => item.Symbol)
        .Text("statement", item => item.Statement)
        .Text("period", item => item.Period)
        .Date("fiscal_date", item => item.FiscalDate, NotLater)
        .Text("item", item => item.Item)
        .Money("value", item => item.Value, nullable: true)
        .Text("currency", item => item.Currency, nullable: true)
        .Build(
            item => RowKey.Of(item.FiscalDate, $"{item.Statement}/{item.Period}/{item.Item}"),
            ["symbol", "statement", "period", "fiscal_date", "item"]);
}
