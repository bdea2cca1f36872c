using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>A sector on a session: its row of <c>mart_sector_performance</c>.</summary>
internal sealed record SectorDay
{
    public required string Sector { get; init; }

    public string Etf { get; init; } = "";

    public required HorizonReturns Returns { get; init; }

    /// <summary>Less the S&amp;P 500's.</summary>
    public required HorizonReturns Excess { get; init; }

    public long Rank { get; init; }

    public long Members { get; init; }

    public long Advancers { get; init; }

    public long Decliners { get; init; }

    public double? AboveSma50 { get; init; }

    public double? AboveSma200 { get; init; }

    public string? Top { get; init; }

    public double? TopContribution { get; init; }

    public string? Worst { get; init; }

    public double? WorstContribution { get; init; }

    public double? Return1D => Returns["1D"];

    /// <summary>The sectors of the session, the best first.</summary>
    public static Task<IReadOnlyList<SectorDay>> ReadAsync(WarehouseReader reader, Session session, CancellationToken cancellation) =>
        reader.QueryAsync(
            $"""
            select sector, etf_symbol, {Horizon.Columns("return_")}, {Horizon.Columns("excess_return_")}, rank, members, advancers, decliners,
                   share_above_sma_50, share_above_sma_200, top_contributor, top_contribution, worst_contributor, worst_contribution
            from marts.mart_sector_performance
            where session = $1
            order by rank, sector
            """,
            Of,
            cancellation,
            session.Date);

    private static SectorDay Of(WarehouseRow row) => new()
    {
        Sector = row.Text("sector"),
        Etf = row.Text("etf_symbol"),
        Returns = Horizon.Read(row, "return_"),
        Excess = Horizon.Read(row, "excess_return_"),
        Rank = row.Whole("rank"),
        Members = row.Whole("members"),
        Advancers = row.Whole("advancers"),
        Decliners = row.Whole("decliners"),
        AboveSma50 = row.Number("share_above_sma_50"),
        AboveSma200 = row.Number("share_above_sma_200"),
        Top = row.OptionalText("top_contributor"),
        TopContribution = row.Number("top_contribution"),
        Worst = row.OptionalText("worst_contributor"),
        WorstContribution = row.Number("worst_contribution"),
    };
}
