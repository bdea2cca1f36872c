using System.Globalization;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Benchmarks.Databases;

internal sealed class AppenderBenchmark : IBenchmark
{
    private const int Symbols = 500;
    private const int Rows = 1_000_000;
    private const int Repetitions = 7;
    private static readonly DateOnly First = new(2000, 1, 3);

    private readonly string[] symbols = [.. Enumerable.Range(0, Symbols).Select(i => string.Create(CultureInfo.InvariantCulture, $"S{i}"))];

    public string Name => "duckdb-appender";

    public string Description => "DuckDbAppender: rows of (varchar, date, 5 double, bigint) into a table in memory, until they are committed";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync(CancellationToken cancellation)
    {
        using var connection = DuckDbFile.Open();
        var seconds = await Timing.MedianAsync(Repetitions, () => Task.FromResult(Sample(connection)));
        return [new Measurement("DuckDB appender", Rows / seconds / 1e6, "M rows/s", Target.AtLeast(3))];
    }

    private double Sample(DuckDbConnection connection)
    {
        BarTable.Create(connection);
        return Timing.Seconds(() => AppendAll(connection));
    }

    private void AppendAll(DuckDbConnection connection)
    {
        using var appender = connection.CreateAppender("bars");
        for (var i = 0; i < Rows; i++)
        {
            double price = i;
            appender.Append(symbols[i % Symbols]).Append(First.AddDays(i / Symbols));
            appender.Append(price).Append(price + 1).Append(price - 1).Append(price).Append(price / 2).Append((long)i).EndRow();
        }

        appender.Close();
    }
}
