namespace SectorPipeline.Alerts;

/// <summary>How far the numbers can be trusted, in <c>summary.json</c>; null where nothing is known.</summary>
internal sealed record SummaryData
{
    public double? Coverage { get; init; }

    public long MembersExpected { get; init; }

    public long MembersPresent { get; init; }

    public int? ChecksPassed { get; init; }

    public int? ChecksNotPassed { get; init; }

    public int ClosesCompared { get; init; }

    public int ClosesDiffering { get; init; }

    public long? BarsRestated { get; init; }

    public static SummaryData Of(MorningFacts facts) => new()
    {
        Coverage = facts.OverallCoverage,
        MembersExpected = facts.Coverage.Sum(sector => sector.Expected),
        MembersPresent = facts.Coverage.Sum(sector => sector.Present),
        ChecksPassed = facts.Checks?.Count(check => check.Status == "passed"),
        ChecksNotPassed = facts.Checks?.Count(check => !check.IsGood),
        ClosesCompared = facts.Closes.Count,
        ClosesDiffering = facts.Closes.Count(close => !close.Agrees),
        BarsRestated = facts.Restated?.Sum(symbol => symbol.Bars),
    };
}
