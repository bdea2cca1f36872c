namespace SectorPipeline.Sandbox;

/// <summary>The statements of one quarter or year, in USD: what is derived is derived from the parts, so that everything adds up.</summary>
internal sealed record FinancialPeriod
{
    public required DateOnly Start { get; init; }

    public required DateOnly End { get; init; }

    /// <summary>When the report became public.</summary>
    public required DateOnly Filed { get; init; }

    /// <summary>1 to 4; 0 for the year.</summary>
    public required int Quarter { get; init; }

    public required long Revenue { get; init; }

    public required long CostOfRevenue { get; init; }

    public required long Research { get; init; }

    public required long Selling { get; init; }

    /// <summary>Within the costs above.</summary>
    public required long Depreciation { get; init; }

    public required long InterestIncome { get; init; }

    public required long InterestExpense { get; init; }

    public required long Tax { get; init; }

    public required BalanceSheet Balance { get; init; }

    public required long OperatingCashFlow { get; init; }

    public required long CapitalExpenditure { get; init; }

    public required long Dividends { get; init; }

    public required long ChangeInCash { get; init; }

    public long GrossProfit => Revenue - CostOfRevenue;

    public long OperatingExpenses => Research + Selling;

    public long OperatingIncome => GrossProfit - OperatingExpenses;

    public long NetInterest => InterestIncome - InterestExpense;

    public long Ebit => OperatingIncome + InterestIncome;

    public long Ebitda => Ebit + Depreciation;

    public long IncomeBeforeTax => OperatingIncome + NetInterest;

    public long NetIncome => IncomeBeforeTax - Tax;

    public long InvestingCashFlow => -CapitalExpenditure;

    public long FinancingCashFlow => ChangeInCash - OperatingCashFlow - InvestingCashFlow;

    public double EarningsPerShare => Math.Round((double)NetIncome / Balance.Shares, 2);

    public static FinancialPeriod Year(IReadOnlyList<FinancialPeriod> quarters) => quarters[^1] with
    {
        Start = quarters[0].Start,
        Quarter = 0,
        Revenue = quarters.Sum(quarter => quarter.Revenue),
        CostOfRevenue = quarters.Sum(quarter => quarter.CostOfRevenue),
        Research = quarters.Sum(quarter => quarter.Research),
        Selling = quarters.Sum(quarter => quarter.Selling),
        Depreciation = quarters.Sum(quarter => quarter.Depreciation),
        InterestIncome = quarters.Sum(quarter => quarter.InterestIncome),
        InterestExpense = quarters.Sum(quarter => quarter.InterestExpense),
        Tax = quarters.Sum(quarter => quarter.Tax),
        OperatingCashFlow = quarters.Sum(quarter => quarter.OperatingCashFlow),
        CapitalExpenditure = quarters.Sum(quarter => quarter.CapitalExpenditure),
        Dividends = quarters.Sum(quarter => quarter.Dividends),
        ChangeInCash = quarters.Sum(quarter => quarter.ChangeInCash),
    };
}
