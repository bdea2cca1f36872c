using SectorPipeline.Alerts;
using SectorPipeline.Tests.Architecture;

namespace SectorPipeline.Tests.Alerts;

/// <summary>The rules of the repository, and tables with the columns that they read.</summary>
internal static class ShippedRules
{
    public const string Marts = """
        create schema marts;
        create table marts.mart_trading_signals (
            entity_type varchar, entity varchar, session date, bar_number integer, score double, signal varchar, reason varchar,
            rs_ratio double, rs_momentum double, quadrant varchar, rotation varchar, momentum_12_1 double, volume_z_20 double);
        create table marts.mart_risk_metrics (
            entity_type varchar, entity varchar, session date, bar_number integer, current_drawdown double, drawdown_length integer,
            var99_historical double, es99_historical double, volatility_30d double, volatility_all double);
        create table marts.mart_sector_performance (sector varchar, session date, return_1d double);
        create table marts.mart_stock_performance (symbol varchar, session date, return_1d double);
        create table marts.mart_sector_correlations (
            session date, sector varchar, other varchar, other_type varchar, average_corr_60d double, diversification_ratio_60d double);
        create table marts.mart_macro_exposure (
            sector varchar, indicator varchar, monthly_value varchar, month date, session date, indicator_value double, indicator_change double);
        create table marts.mart_data_coverage (sector varchar, session date, members_expected integer, members_present integer, coverage double);
        """;

    public static AlertRules All { get; } = AlertRules.Load(Path.Combine(Repository.Root, "jobs", "alerts.yml"));
}
