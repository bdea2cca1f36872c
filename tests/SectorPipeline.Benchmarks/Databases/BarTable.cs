using SectorPipeline.DuckDb;

namespace SectorPipeline.Benchmarks.Databases;

/// <summary>A table of (varchar, date, 5 double, bigint), the shape of a daily bar.</summary>
internal static class BarTable
{
    public const int Columns = 8;
    private const string Definition = "symbol varchar, session date, open double, high double, low double, close double, adjusted_close double, volume bigint";

    public static void Create(DuckDbConnection connection) => connection.Run($"create or replace table bars ({Definition})");

    public static void Fill(DuckDbConnection connection, int rows)
    {
        Create(connection);
        connection.Run(
            $"""
            insert into bars
            select 'S' || (i % 500)::varchar, date '2000-01-03' + (i // 500)::integer, 100 + i / 7, 101 + i / 7, 99 + i / 7, 100.5 + i / 7, 50 + i / 14, 1000000 + i
            from range({rows}) rows(i)
            """);
    }
}
