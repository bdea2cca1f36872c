using System.Globalization;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Benchmarks.Marts;

/// <summary>The raw tables of a market of so many stocks and years, written straight into a warehouse.</summary>
internal sealed class SimulatedRaw(string warehouse, int stocks, int years)
{
    private const int SessionsAYear = 252;

    /// <summary>What cannot be built or tested, as a selection: it reads tables that this market has not.</summary>
    public static readonly string NoTables = string.Join(' ', new[]
    {
        "intraday_prices+", "statements", "listings", "macro_series", "crypto_prices", "crypto_coins", "filings", "facts",
    }.Select(table => $"source:raw.{table}"));

    private int sessions = years * SessionsAYear;
    private int loads = 1;

    public long Bars => (long)(stocks + Funds) * sessions;

    private static int Funds => 12;

    public void Create()
    {
        using var connection = Open();
        connection.Run("create schema raw");
        connection.Run($"create table raw.prices as {Prices(1, sessions)}");
        connection.Run($"""
            create table raw.companies as
            select 'S' || lpad(n::varchar, 4, '0') as symbol, {Day(1)} as as_of, 'Company ' || n as name, 'Common Stock' as asset_type, 'NYSE' as exchange,
                'USD' as currency, 'USA' as country,
                ['ENERGY', 'MATERIALS', 'INDUSTRIALS', 'CONSUMER CYCLICAL', 'CONSUMER DEFENSIVE', 'HEALTHCARE', 'FINANCIAL SERVICES', 'TECHNOLOGY',
                    'COMMUNICATION SERVICES', 'UTILITIES', 'REAL ESTATE'][n % 11 + 1] as sector,
                'Things' as industry, (1e9 + n * 1e6)::decimal(28, 4) as market_cap, null::decimal(28, 4) as shares_outstanding, 1::double as dividend_per_share, 4::double as eps,
                {Provenance("alphavantage", 1)}
            from range(1, {stocks + 1}) numbers(n)
            """);
        connection.Run($"""
            create table raw.macro_observations as
            select series as series_id, day as date, 1 + (hash(series, day) % 1000) / 1000 as value, day + lag as realtime_start, date '9999-12-31' as realtime_end,
                {Provenance("fred", 1)}
            from (
                select series, day, 1 as lag
                from (select unnest(['DFF', 'DGS10', 'DGS2', 'T10Y2Y', 'VIXCLS']) as series)
                cross join (select unnest(generate_series({Day(1)}, {Day(sessions)}, interval 1 day))::date as day)
                union all
                select series, unnest(generate_series({Day(1)}, {Day(sessions)}, interval 1 month))::date, 40
                from (select unnest(['CPIAUCSL', 'FEDFUNDS', 'UNRATE', 'BAA', 'AAA']) as series))
            """);
    }

    /// <summary>One more session of every symbol, as the next load.</summary>
    public void AddSession()
    {
        sessions++;
        loads++;
        using var connection = Open();
        connection.Run($"insert into raw.prices {Prices(sessions, sessions)}");
    }

    private DuckDbConnection Open()
    {
        var connection = new DuckDbConnection($"Data Source={warehouse}");
        connection.Open();
        return connection;
    }

    // Each step of a price depends on symbol and day alone, so that a market is the same every time; levels come from the sum.
    private string Prices(int first, int last) => string.Create(CultureInfo.InvariantCulture, $"""
        select symbol, session, close * 0.999 as open, close * 1.01 as high, close * 0.99 as low, close, close as adjusted_close, volume,
            case when kind = 'S' and n % 63 = 7 then 0.2::double else 0 end as dividend, 1::double as split_factor, 0::double as capital_gain, 'USD' as currency,
            {Provenance("alphavantage", loads)}
        from (
            select symbol, kind, n, {Day("n")} as session, round(50 * exp(sum(0.017 * ((hash(symbol, n) % 2000001) / 1e6 - 1)) over (
                partition by symbol order by n rows between unbounded preceding and current row)), 4) as close,
                (1e6 + hash(n, symbol) % 1000000)::bigint as volume
            from (
                select 'S' || lpad(n::varchar, 4, '0') as symbol, 'S' as kind from range(1, {stocks + 1}) numbers(n)
                union all
                select unnest(['XLE', 'XLB', 'XLI', 'XLY', 'XLP', 'XLV', 'XLF', 'XLK', 'XLC', 'XLU', 'XLRE', '^GSPC']), 'F'
            ) symbols, range(1, {last + 1}) days(n)
        ) bars
        where n >= {first}
        order by symbol, n
        """);

    private static string Provenance(string vendor, int load) => string.Create(
        CultureInfo.InvariantCulture,
        $"'{vendor}' as vendor, timestamp '2024-07-01 10:00:00' as ingested_at, 'run' as run_id, 'request' as request_id, {load}::bigint as load_number");

    private static string Day(int session) => Day(session.ToString(CultureInfo.InvariantCulture));

    // Five of seven days.
    private static string Day(string session) => $"(date '2000-01-03' + (({session} - 1) // 5 * 7 + ({session} - 1) % 5)::integer)";
}
