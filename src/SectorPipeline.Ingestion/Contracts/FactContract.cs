using static SectorPipeline.Ingestion.ValueRules;

namespace SectorPipeline.Ingestion;

/// <summary>The contract of <c>facts</c>: one row per registrant, tag, unit, period and filing.</summary>
internal static class FactContract
{
    public static Contract<Fact> Instance { get; } = new ContractBuilder<Fact>("facts")
        .Text("cik", fact => fact.Cik)
        .Text("symbol", fact => fact.Symbol)
        .Text("taxonomy", fact => fact.Taxonomy)
        .Text("tag", fact => fact.Tag)
        .Text("unit", fact => fact.Unit)
        .Date("period_start", fact => fact.PeriodStart, nullable: true)
        .Date("period_end", fact => fact.PeriodEnd)
        .Number("value", fact => fact.Value, nullable: true)
        .Text("accession_number", fact => fact.AccessionNumber)
        .Whole("fiscal_year", fact => fact.FiscalYear, NotNegative, nullable: true)
        .Text("fiscal_period", fact => fact.FiscalPeriod, nullable: true)
        .Text("form", fact => fact.Form, nullable: true)
        .Date("filed", fact => fact.Filed, NotLater)
        .Text("frame", fact => fact.Frame, nullable: true)
        .Rule(fact => fact.PeriodEnd < fact.PeriodStart
            ? new Refusal("order", $"period_end {Text(fact.PeriodEnd)} is before period_start {Text(fact.PeriodStart)}")
            : null)
        .Build(
            fact => RowKey.Of(fact.PeriodEnd, $"{fact.Taxonomy}/{fact.Tag}/{fact.Unit}/{fact.PeriodStart?.DayNumber}/{fact.AccessionNumber}"),
            ["cik", "symbol", "taxonomy", "tag", "unit", "period_start", "period_end", "accession_number"],
            partitionDate: "filed");
}
