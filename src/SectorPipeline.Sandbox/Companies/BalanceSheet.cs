namespace SectorPipeline.Sandbox;

/// <summary>What a company has and owes at the end of a period, in USD; equity is what is left.</summary>
internal sealed record BalanceSheet
{
    public required long Cash { get; init; }

    public required long Receivables { get; init; }

    public required long Inventory { get; init; }

    public required long OtherCurrentAssets { get; init; }

    public required long Property { get; init; }

    public required long Goodwill { get; init; }

    public required long OtherIntangibles { get; init; }

    public required long OtherAssets { get; init; }

    public required long Payables { get; init; }

    public required long ShortTermDebt { get; init; }

    public required long OtherCurrentLiabilities { get; init; }

    public required long LongTermDebt { get; init; }

    public required long OtherLiabilities { get; init; }

    public required long CommonStock { get; init; }

    /// <summary>Outstanding.</summary>
    public required long Shares { get; init; }

    public long CurrentAssets => Cash + Receivables + Inventory + OtherCurrentAssets;

    public long Intangibles => Goodwill + OtherIntangibles;

    public long NonCurrentAssets => Property + Intangibles + OtherAssets;

    public long Assets => CurrentAssets + NonCurrentAssets;

    public long CurrentLiabilities => Payables + ShortTermDebt + OtherCurrentLiabilities;

    public long NonCurrentLiabilities => LongTermDebt + OtherLiabilities;

    public long Liabilities => CurrentLiabilities + NonCurrentLiabilities;

    public long Equity => Assets - Liabilities;

    public long RetainedEarnings => Equity - CommonStock;

    public long Debt => ShortTermDebt + LongTermDebt;
}
