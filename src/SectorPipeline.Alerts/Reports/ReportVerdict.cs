using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>Whether enough of a session has come in to report on it.</summary>
internal sealed record ReportVerdict(ReportState State, string? Reason)
{
    public static ReportVerdict Of(MorningFacts facts, ReportOptions options)
    {
        if (facts.Sectors.Count == 0)
            return new(ReportState.Withheld, $"The marts hold nothing of the session {facts.Session}.");
        var coverage = facts.OverallCoverage;
        if (coverage >= options.CoverageThreshold)
            return new(ReportState.Published, null);
        var known = coverage is null
            ? "It is not known how much of the session has come in"
            : $"Only {Figures.Percent(coverage)} of the stocks that should have a bar have one";
        return new(
            options.BelowCoverage == BelowCoverage.Withhold ? ReportState.Withheld : ReportState.Watermarked,
            $"{known}; {Figures.Percent(options.CoverageThreshold)} are required.");
    }

    /// <summary>What is written across the pages.</summary>
    public string? Watermark => State == ReportState.Watermarked ? "INCOMPLETE DATA" : null;
}
