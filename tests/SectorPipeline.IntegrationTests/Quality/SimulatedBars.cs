using SectorPipeline.DuckDb;
using SectorPipeline.Sandbox;

namespace SectorPipeline.IntegrationTests.Quality;

/// <summary>A simulated market's bars as a raw file of a vendor that sends prices as traded.</summary>
internal static class SimulatedBars
{
    private const string Table = """
        create table bars (
            symbol varchar, session date, open double, high double, low double, close double, adjusted_close double, volume bigint,
            dividend double, split_factor double, capital_gain double)
        """;

    public static string Write(IMarket market, string path)
    {
        using var connection = new DuckDbConnection("Data Source=:memory:");
        connection.Open();
        Execute(connection, Table);
        using (var appender = connection.CreateAppender(null, "bars"))
        {
            foreach (var security in market.Securities)
                Append(appender, security, market.FindBars(security.Symbol)!);
            appender.Close();
        }

        Execute(connection, $"""
            copy (select *, 'alphavantage' as vendor, session + interval 1 day as ingested_at, 'r' as run_id, 'q' as request_id from bars)
            to '{path}' (format parquet)
            """);
        return path;
    }

    private static void Append(DuckDbAppender appender, Security security, DailyBars bars)
    {
        var actions = bars.Actions.ToArray().ToLookup(action => action.Index);
        for (var i = 0; i < bars.Count; i++)
        {
            appender.Append(security.Symbol).Append(bars.Dates.Span[i]).Append(bars.Open.Span[i]).Append(bars.High.Span[i]).Append(bars.Low.Span[i])
                .Append(bars.Close.Span[i]).Append(bars.AdjustedClose.Span[i]).Append(bars.Volume.Span[i])
                .Append(actions[i].Sum(action => action.Dividend)).Append(actions[i].Aggregate(1.0, (factor, action) => factor * action.Split)).Append(0.0);
            appender.EndRow();
        }
    }

    private static void Execute(DuckDbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
