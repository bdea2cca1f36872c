namespace SectorPipeline.Sandbox;

/// <summary>A fact that companies report: its name in the taxonomy, and where its value is in the statements.</summary>
/// <param name="Name">In us-gaap.</param>
/// <param name="Label">For people.</param>
/// <param name="Unit">USD, or USD/shares.</param>
/// <param name="IsInstant">Whether it holds at the end of a period and not over it.</param>
/// <param name="Value">Of a period; null where nothing is reported.</param>
internal sealed record FactTag(string Name, string Label, string Unit, bool IsInstant, Func<FinancialPeriod, double?> Value)
{
    private const string Dollars = "USD";

    public static IReadOnlyList<FactTag> All { get; } =
    [
        At("Assets", "Assets", sheet => sheet.Assets),
        At("AssetsCurrent", "Assets, Current", sheet => sheet.CurrentAssets),
        At("CashAndCashEquivalentsAtCarryingValue", "Cash and Cash Equivalents, at Carrying Value", sheet => sheet.Cash),
        Over("CostOfRevenue", "Cost of Revenue", period => period.CostOfRevenue),
        new("EarningsPerShareBasic", "Earnings Per Share, Basic", "USD/shares", false, period => period.EarningsPerShare),
        Over("GrossProfit", "Gross Profit", period => period.GrossProfit),
        Over("IncomeTaxExpenseBenefit", "Income Tax Expense (Benefit)", period => period.Tax),
        Over("InterestExpense", "Interest Expense", period => period.InterestExpense),
        At("InventoryNet", "Inventory, Net", sheet => sheet.Inventory),
        At("Liabilities", "Liabilities", sheet => sheet.Liabilities),
        At("LiabilitiesCurrent", "Liabilities, Current", sheet => sheet.CurrentLiabilities),
        At("LongTermDebtNoncurrent", "Long-term Debt, Excluding Current Maturities", sheet => sheet.LongTermDebt),
        Over("NetCashProvidedByUsedInFinancingActivities", "Net Cash Provided by (Used in) Financing Activities", period => period.FinancingCashFlow),
        Over("NetCashProvidedByUsedInInvestingActivities", "Net Cash Provided by (Used in) Investing Activities", period => period.InvestingCashFlow),
        Over("NetCashProvidedByUsedInOperatingActivities", "Net Cash Provided by (Used in) Operating Activities", period => period.OperatingCashFlow),
        Over("NetIncomeLoss", "Net Income (Loss) Attributable to Parent", period => period.NetIncome),
        Over("OperatingIncomeLoss", "Operating Income (Loss)", period => period.OperatingIncome),
        Over("PaymentsOfDividends", "Payments of Dividends", period => period.Dividends == 0 ? null : period.Dividends),
        Over("PaymentsToAcquirePropertyPlantAndEquipment", "Payments to Acquire Property, Plant, and Equipment", period => period.CapitalExpenditure),
        Over("ResearchAndDevelopmentExpense", "Research and Development Expense", period => period.Research == 0 ? null : period.Research),
        Over("Revenues", "Revenues", period => period.Revenue),
        At("StockholdersEquity", "Stockholders' Equity Attributable to Parent", sheet => sheet.Equity),
    ];

    private static FactTag At(string name, string label, Func<BalanceSheet, long> value) =>
        new(name, label, Dollars, true, period => value(period.Balance));

    private static FactTag Over(string name, string label, Func<FinancialPeriod, long?> value) =>
        new(name, label, Dollars, false, period => value(period));
}
