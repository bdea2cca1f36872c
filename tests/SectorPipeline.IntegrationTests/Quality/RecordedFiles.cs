using SectorPipeline.DuckDb;

namespace SectorPipeline.IntegrationTests.Quality;

/// <summary>Recorded data as raw files, of which each fact came the day after the day that it is about.</summary>
internal static class RecordedFiles
{
    /// <summary>The bars of ../shared/market, as Alpha Vantage sends them.</summary>
    public static string Prices(string folder) => Write(folder, "bars", $"""
        select
            symbol, date::date as session, open, high, low, close, adjusted_close, volume, dividend_amount as dividend,
            split_coefficient as split_factor, 0.0 as capital_gain, {Provenance("alphavantage", "date")}
        from read_csv('{Repository.Shared("market/bars.csv.gz")}')
        """);

    /// <summary>The series of ../shared/market, of which only one vintage is known.</summary>
    public static string MacroObservations(string folder) => Write(folder, "series", $"""
        select series_id, date::date as date, value::double as value, date::date as realtime_start, date '9999-12-31' as realtime_end, {Provenance("fred", "date")}
        from read_csv('{Repository.Shared("market/series.csv.gz")}')
        """);

    /// <summary>The balance sheets of 340 companies from 2024 to 2026, under the names that Alpha Vantage gives their items.</summary>
    public static string Statements(string folder) => Write(folder, "sheets", $"""
        select
            symbol, 'balance_sheet' as statement, 'quarterly' as period, report_date::date as fiscal_date, item,
            value::double::decimal(28, 4) as value, 'USD' as currency, {Provenance("yahoo", "report_date")}
        from (
            unpivot (
                select
                    symbol, report_date, "Total Assets" as "totalAssets", "Total Liabilities Net Minority Interest" as "totalLiabilities",
                    "Stockholders Equity" as "totalShareholderEquity"
                from read_csv('{Repository.Shared("data/fundamentals/yahoo_quarterly_statements_2026-01.csv.gz")}', all_varchar = true)
            )
            on "totalAssets", "totalLiabilities", "totalShareholderEquity" into name item value value
        )
        """);

    private static string Provenance(string vendor, string day) => $"'{vendor}' as vendor, {day}::date + interval 1 day as ingested_at, 'r' as run_id, 'q' as request_id";

    private static string Write(string folder, string name, string query)
    {
        var path = Path.Combine(folder, $"{name}.parquet");
        using var connection = new DuckDbConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"copy ({query}) to '{path}' (format parquet)";
        command.ExecuteNonQuery();
        return path;
    }
}
