using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>What a sector's month did when an indicator rose by one: the newest row of <c>mart_macro_exposure</c> that was known at the session.</summary>
internal sealed record MacroExposure(string Sector, string Indicator, DateOnly Month, double? Beta, double? StandardError, long? Observations)
{
    /// <summary>The beta in its standard errors.</summary>
    public double? T => StandardError > 0 ? Beta / StandardError : null;

    public static async Task<IReadOnlyList<MacroExposure>> ReadAsync(WarehouseReader reader, Session session, CancellationToken cancellation) =>
        await reader.TryQueryAsync(
            "marts.mart_macro_exposure",
            """
            select exposure.sector, exposure.indicator, exposure.month, exposure.beta, exposure.beta_standard_error, exposure.observations
            from marts.mart_macro_exposure as exposure
            inner join (
                select indicator, max(month) as month
                from marts.mart_macro_exposure
                where monthly_value = 'last' and session <= $1
                group by indicator
            ) as newest
              on newest.indicator = exposure.indicator and newest.month = exposure.month
            where exposure.monthly_value = 'last'
            order by exposure.indicator, exposure.sector
            """,
            row => new MacroExposure(row.Text("sector"), row.Text("indicator"), row.Date("month"), row.Number("beta"), row.Number("beta_standard_error"), row.OptionalWhole("observations")),
            cancellation,
            session.Date) ?? [];
}
