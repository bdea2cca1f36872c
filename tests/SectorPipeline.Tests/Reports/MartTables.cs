namespace SectorPipeline.Tests.Reports;

/// <summary>The marts of two sectors over the four sessions up to 23 March 2020, as far as reports read them.</summary>
internal static class MartTables
{
    private const string Sessions = "(values (1, date '2020-03-18'), (2, date '2020-03-19'), (3, date '2020-03-20'), (4, date '2020-03-23')) as days(n, session)";
    private const string Entities = "(values (1, 'Energy <script>alert(1)</script> & \"oil\"', 'XLE'), (2, 'Utilities', 'XLU')) as sectors(s, sector, etf)";

    public const string Sectors = $"""
        create table marts.mart_sector_performance as
        select sector, session, etf as etf_symbol, -0.01 * s * n as return_1d, -0.05 * n as cumulative_return,
               -0.02 * s as return_1w, -0.30 as return_1m, null::double as return_3m, null::double as return_6m, -0.35 as return_ytd, null::double as return_1y,
               0.01 as excess_return_1d, 0.02 as excess_return_1w, 0.03 as excess_return_1m, null::double as excess_return_3m, null::double as excess_return_6m,
               0.04 as excess_return_ytd, null::double as excess_return_1y,
               s as rank, 3 as members, 1 as advancers, 2 as decliners, 0.1 as share_above_sma_50, null::double as share_above_sma_200,
               '<b>XOM</b>' as top_contributor, 0.001 as top_contribution, 'CVX' as worst_contributor, -0.02 as worst_contribution
        from {Sessions} cross join {Entities}
        """;

    public const string Symbols = $"""
        create table marts.mart_stock_performance as
        select symbol, sector, session, -0.01 * n as return_1d, -0.04 * n as cumulative_return, null::double as return_1w, -0.33 as return_1m,
               null::double as return_3m, null::double as return_6m, -0.3 as return_ytd, null::double as return_1y, null::double as excess_return_1d
        from {Sessions} cross join (values ('^GSPC', null), ('<b>XOM</b>', 'Utilities')) as symbols(symbol, sector)
        """;

    public const string Risks = $"""
        create table marts.mart_risk_metrics as
        select case when entity = '^GSPC' then 'symbol' else 'sector' end as entity_type, entity, session, n as bar_number,
               0.8 as volatility_30d, 0.9 as volatility_ewma, 1.1 as beta_252d, 0.9 as corr_60d, -0.5 as sharpe_252d, 0.04 as var95_historical, 0.09 as var99_historical,
               0.06 as es95_historical, 0.12 as es99_historical, -0.1 * n as current_drawdown, n as drawdown_length, -0.1 * n as max_drawdown
        from {Sessions} cross join (select sector as entity from {Entities} union all select '^GSPC') as entities
        """;

    public const string Signals = $"""
        create table marts.mart_trading_signals as
        select 'sector' as entity_type, sector as entity, session, n as bar_number, case when n = 4 then 'SELL' else 'HOLD' end as signal, -0.1 * n as score,
               'against: <i>trend</i> -0.1 %' as reason, 30.0 as rsi_14, 0.1 as momentum_12_1, -1 as trend_signal, 'lagging' as quadrant, 95.0 + n as rs_ratio, 99.0 as rs_momentum
        from {Sessions} cross join {Entities}
        """;

    public const string Coverage = $"""
        create table marts.mart_data_coverage as
        select sector, session, 10 as members_expected, 10 as members_present, 0 as members_late, 0 as members_quarantined, timestamp '2020-03-24 10:00:00' as as_of
        from {Sessions} cross join {Entities}
        """;
}
