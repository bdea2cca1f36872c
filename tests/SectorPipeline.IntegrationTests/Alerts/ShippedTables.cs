namespace SectorPipeline.IntegrationTests.Alerts;

/// <summary>Tables as the models and other parts make them, with rows of two sessions that many of the shipped rules find something in.</summary>
internal static class ShippedTables
{
    public static string[] Statements { get; } =
    [
        """
        create table marts.mart_trading_signals (
            entity_type varchar(16), entity varchar(64), session date, bar_number integer, score double precision, signal varchar(4), reason varchar(512),
            rs_ratio double precision, rs_momentum double precision, quadrant varchar(16), rotation varchar(16), momentum_12_1 double precision, volume_z_20 double precision)
        """,
        """
        insert into marts.mart_trading_signals values
            ('sector', 'Energy', '2024-06-21', 9, 0, 'HOLD', 'why', 99, 99, 'lagging', null, 0, 0),
            ('sector', 'Energy', '2024-06-24', 10, 0.5, 'BUY', 'why', 99, 101, 'improving', 'improving', 0.4, 5),
            ('symbol', 'XOM', '2024-06-21', 9, 0, 'HOLD', 'why', 99, 99, 'lagging', null, 0, 0),
            ('symbol', 'XOM', '2024-06-24', 10, null, 'SELL', 'why', 99, 99, 'lagging', null, 0, 0)
        """,
        """
        create table marts.mart_risk_metrics (
            entity_type varchar(16), entity varchar(64), session date, bar_number integer, current_drawdown double precision, drawdown_length integer,
            var99_historical double precision, es99_historical double precision, volatility_30d double precision, volatility_all double precision)
        """,
        """
        insert into marts.mart_risk_metrics values
            ('sector', 'Energy', '2024-06-21', 9, -0.1, 10, 0.03, null, 0.2, 0.2),
            ('sector', 'Energy', '2024-06-24', 10, -0.2, 11, 0.03, null, 0.4, 0.2)
        """,
        "create table marts.mart_sector_performance (sector varchar(64), session date, return_1d double precision)",
        "insert into marts.mart_sector_performance values ('Energy', '2024-06-24', -0.05)",
        "create table marts.mart_stock_performance (symbol varchar(16), session date, return_1d double precision)",
        "insert into marts.mart_stock_performance values ('^GSPC', '2024-06-24', -0.01)",
        """
        create table marts.mart_sector_correlations (
            session date, sector varchar(64), other varchar(64), other_type varchar(16), average_corr_60d double precision, diversification_ratio_60d double precision)
        """,
        "insert into marts.mart_sector_correlations values ('2024-05-23', 'Energy', 'Utilities', 'sector', 0.2, 1.5), ('2024-06-24', 'Energy', 'Utilities', 'sector', 0.6, null)",
        """
        create table marts.mart_macro_exposure (
            sector varchar(64), indicator varchar(32), monthly_value varchar(8), month date, session date, indicator_value double precision, indicator_change double precision)
        """,
        "create table marts.mart_data_coverage (sector varchar(64), session date, members_expected integer, members_present integer, coverage double precision)",
        "insert into marts.mart_data_coverage values ('Energy', '2024-06-24', 10, 4, 0.4)",
        """
        create table audit.quality_results (
            run_id varchar(64), session date, check_name varchar(128), dataset varchar(64), vendor varchar(64), severity varchar(16), status varchar(16),
            failed_rows bigint, message varchar(1024), checked_at timestamp)
        """,
        "insert into audit.quality_results values ('a', '2024-06-24', 'prices.ohlc_order', 'prices', null, 'error', 'error', null, null, '2024-06-25 10:00:00')",
    ];
}
