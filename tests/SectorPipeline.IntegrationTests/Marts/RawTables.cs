using System.Globalization;

namespace SectorPipeline.IntegrationTests.Marts;

/// <summary>The raw tables that the models read, and rows of them, in SQL that every engine takes.</summary>
internal static class RawTables
{
    private const int RowsPerStatement = 1_000;
    private const string Provenance = "vendor varchar(64), ingested_at timestamp, run_id varchar(64), request_id varchar(64), load_number bigint";

    public static readonly IReadOnlyList<string> Definitions =
    [
        "create schema raw",
        $"""
        create table raw.prices (symbol varchar(16), session date, open double precision, high double precision, low double precision,
            close double precision, adjusted_close double precision, volume bigint, dividend double precision, split_factor double precision,
            capital_gain double precision, currency varchar(8), {Provenance})
        """,
        $"""
        create table raw.companies (symbol varchar(16), as_of date, name varchar(64), asset_type varchar(32), exchange varchar(16), currency varchar(8),
            country varchar(32), sector varchar(64), industry varchar(64), market_cap decimal(28, 4), shares_outstanding decimal(28, 4),
            dividend_per_share double precision, eps double precision, {Provenance})
        """,
        $"""
        create table raw.intraday_prices (symbol varchar(16), session date, starts_at timestamp, "interval" varchar(8), open double precision,
            high double precision, low double precision, close double precision, volume bigint, currency varchar(8), {Provenance})
        """,
        $"""
        create table raw.macro_observations (series_id varchar(32), date date, value double precision, realtime_start date, realtime_end date, {Provenance})
        """,
    ];

    public static IReadOnlyList<string> Inserts(RawLoad load, int number, DateTime receivedAt)
    {
        var end = string.Create(CultureInfo.InvariantCulture, $"timestamp '{receivedAt:yyyy-MM-dd HH:mm:ss}', 'run-{number}', 'request', {number})");
        return
        [
            .. Statements("raw.prices", load.Prices.Select(price => string.Create(CultureInfo.InvariantCulture, $"""
                ('{price.Symbol}', date '{price.Session:yyyy-MM-dd}', {price.Close:R}, {price.High:R}, {price.Low:R}, {price.Close:R}, {price.AdjustedClose:R},
                {Number(price.Volume)}, {price.Dividend:R}, {price.SplitFactor:R}, 0, 'USD', '{price.Vendor}', {end}
                """))),
            .. Statements("raw.companies", load.Companies.Select(company => string.Create(CultureInfo.InvariantCulture, $"""
                ('{company.Symbol}', date '{company.AsOf:yyyy-MM-dd}', '{company.Symbol} Inc', 'Common Stock', 'NYSE', 'USD', 'USA', '{company.Sector}', 'Things',
                {Number(company.MarketCap)}, null, 1.0, 4.0, 'alphavantage', {end}
                """))),
            .. Statements("raw.macro_observations", load.Observations.Select(observation => string.Create(CultureInfo.InvariantCulture, $"""
                ('{observation.SeriesId}', date '{observation.Date:yyyy-MM-dd}', {Number(observation.Value)}, date '{observation.ReleasedOn:yyyy-MM-dd}',
                date '9999-12-31', 'fred', {end}
                """))),
        ];
    }

    private static IEnumerable<string> Statements(string table, IEnumerable<string> rows) =>
        rows.Chunk(RowsPerStatement).Select(chunk => $"insert into {table} values {string.Join(", ", chunk)}");

    private static string Number<T>(T? value)
        where T : struct, IFormattable => value?.ToString(null, CultureInfo.InvariantCulture) ?? "null";
}
