namespace SectorPipeline.Ingestion.AlphaVantage;

/// <summary>One of the financial statements: how the vendor and the dataset call it, and what no report lacks.</summary>
/// <param name="Required">The items by which a report of another format shows itself; their values may be missing.</param>
internal sealed record StatementKind(string Function, string Name, IReadOnlyList<string> Required)
{
    public static IReadOnlyList<StatementKind> All { get; } =
    [
        new("INCOME_STATEMENT", "income", ["grossProfit", "totalRevenue", "costOfRevenue", "operatingIncome", "incomeBeforeTax", "ebitda", "netIncome"]),
        new("BALANCE_SHEET", "balance_sheet", ["totalAssets", "totalCurrentAssets", "totalLiabilities", "totalCurrentLiabilities", "totalShareholderEquity", "commonStockSharesOutstanding"]),
        new("CASH_FLOW", "cash_flow", ["operatingCashflow", "capitalExpenditures", "cashflowFromInvestment", "cashflowFromFinancing", "netIncome"]),
    ];
}
