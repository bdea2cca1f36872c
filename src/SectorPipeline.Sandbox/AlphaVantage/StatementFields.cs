namespace SectorPipeline.Sandbox;

/// <summary>The fields of Alpha Vantage's statements in their order; null is what an invented company does not report.</summary>
internal static class StatementFields
{
    public static IEnumerable<(string Name, long? Value)> Income(FinancialPeriod period) =>
    [
        ("grossProfit", period.GrossProfit), ("totalRevenue", period.Revenue), ("costOfRevenue", period.CostOfRevenue),
        ("costofGoodsAndServicesSold", period.CostOfRevenue), ("operatingIncome", period.OperatingIncome),
        ("sellingGeneralAndAdministrative", period.Selling), ("researchAndDevelopment", period.Research == 0 ? null : period.Research),
        ("operatingExpenses", period.OperatingExpenses), ("investmentIncomeNet", null), ("netInterestIncome", period.NetInterest),
        ("interestIncome", period.InterestIncome), ("interestExpense", period.InterestExpense), ("nonInterestIncome", null),
        ("otherNonOperatingIncome", null), ("depreciation", null), ("depreciationAndAmortization", period.Depreciation),
        ("incomeBeforeTax", period.IncomeBeforeTax), ("incomeTaxExpense", period.Tax), ("interestAndDebtExpense", null),
        ("netIncomeFromContinuingOperations", period.NetIncome), ("comprehensiveIncomeNetOfTax", null), ("ebit", period.Ebit),
        ("ebitda", period.Ebitda), ("netIncome", period.NetIncome),
    ];

    public static IEnumerable<(string Name, long? Value)> Balance(FinancialPeriod period) => [.. Assets(period.Balance), .. Claims(period.Balance)];

    public static IEnumerable<(string Name, long? Value)> CashFlow(FinancialPeriod period) =>
    [
        ("operatingCashflow", period.OperatingCashFlow), ("paymentsForOperatingActivities", null), ("proceedsFromOperatingActivities", null),
        ("changeInOperatingLiabilities", null), ("changeInOperatingAssets", null), ("depreciationDepletionAndAmortization", period.Depreciation),
        ("capitalExpenditures", period.CapitalExpenditure), ("changeInReceivables", null), ("changeInInventory", null), ("profitLoss", null),
        ("cashflowFromInvestment", period.InvestingCashFlow), ("cashflowFromFinancing", period.FinancingCashFlow),
        ("proceedsFromRepaymentsOfShortTermDebt", null), ("paymentsForRepurchaseOfCommonStock", null), ("paymentsForRepurchaseOfEquity", null),
        ("paymentsForRepurchaseOfPreferredStock", null), ("dividendPayout", Paid(period)), ("dividendPayoutCommonStock", Paid(period)),
        ("dividendPayoutPreferredStock", null), ("proceedsFromIssuanceOfCommonStock", null),
        ("proceedsFromIssuanceOfLongTermDebtAndCapitalSecuritiesNet", null), ("proceedsFromIssuanceOfPreferredStock", null),
        ("proceedsFromRepurchaseOfEquity", null), ("proceedsFromSaleOfTreasuryStock", null), ("stockBasedCompensation", null),
        ("changeInCashAndCashEquivalents", period.ChangeInCash), ("changeInExchangeRate", null), ("netIncome", period.NetIncome),
    ];

    // The third r is the vendor's.
    private static IEnumerable<(string, long?)> Assets(BalanceSheet sheet) =>
    [
        ("totalAssets", sheet.Assets), ("totalCurrentAssets", sheet.CurrentAssets), ("cashAndCashEquivalentsAtCarryingValue", sheet.Cash),
        ("cashAndShortTermInvestments", sheet.Cash), ("inventory", sheet.Inventory), ("currentNetReceivables", sheet.Receivables),
        ("totalNonCurrentAssets", sheet.NonCurrentAssets), ("propertyPlantEquipment", sheet.Property),
        ("accumulatedDepreciationAmortizationPPE", null), ("intangibleAssets", sheet.Intangibles),
        ("intangibleAssetsExcludingGoodwill", sheet.OtherIntangibles), ("goodwill", sheet.Goodwill), ("investments", null),
        ("longTermInvestments", null), ("shortTermInvestments", null), ("otherCurrentAssets", sheet.OtherCurrentAssets),
        ("otherNonCurrrentAssets", sheet.OtherAssets),
    ];

    private static IEnumerable<(string, long?)> Claims(BalanceSheet sheet) =>
    [
        ("totalLiabilities", sheet.Liabilities), ("totalCurrentLiabilities", sheet.CurrentLiabilities), ("currentAccountsPayable", sheet.Payables),
        ("deferredRevenue", null), ("currentDebt", sheet.ShortTermDebt), ("shortTermDebt", sheet.ShortTermDebt),
        ("totalNonCurrentLiabilities", sheet.NonCurrentLiabilities), ("capitalLeaseObligations", null), ("longTermDebt", sheet.LongTermDebt),
        ("currentLongTermDebt", null), ("longTermDebtNoncurrent", null), ("shortLongTermDebtTotal", sheet.Debt),
        ("otherCurrentLiabilities", sheet.OtherCurrentLiabilities), ("otherNonCurrentLiabilities", sheet.OtherLiabilities),
        ("totalShareholderEquity", sheet.Equity), ("treasuryStock", null), ("retainedEarnings", sheet.RetainedEarnings),
        ("commonStock", sheet.CommonStock), ("commonStockSharesOutstanding", sheet.Shares),
    ];

    private static long? Paid(FinancialPeriod period) => period.Dividends == 0 ? null : period.Dividends;
}
