using SectorPipeline.DuckDb;

namespace SectorPipeline.Benchmarks.Databases;

internal sealed class ReaderBenchmark : IBenchmark
{
    private const int Rows = 1_000_000;
    private const int Repetitions = 7;

    public string Name => "duckdb-reader";

    public string Description => "DuckDbDataReader: every value of a table of daily bars, by the typed getters";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync(CancellationToken cancellation)
    {
        using var connection = DuckDbFile.Open();
        BarTable.Fill(connection, Rows);
        var seconds = await Timing.MedianAsync(Repetitions, () => Task.FromResult(Timing.Seconds(() => ReadAll(connection))));
        return [new Measurement("DuckDB reader", Rows * (double)BarTable.Columns / seconds / 1e6, "M values/s", Target.AtLeast(10))];
    }

    private static void ReadAll(DuckDbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "from bars";
        using var reader = command.ExecuteReader();
        var (rows, sum) = (0, 0.0);
        for (; reader.Read(); rows++)
            sum += ReadRow(reader);
        if (rows != Rows || double.IsNaN(sum))
            throw new InvalidOperationException($"read {rows} rows of {Rows}");
    }

    private static double ReadRow(DuckDbDataReader reader)
    {
        var sum = reader.GetString(0).Length + reader.GetFieldValue<DateOnly>(1).DayNumber + (double)reader.GetInt64(7);
        for (var column = 2; column < 7; column++)
            sum += reader.GetDouble(column);
        return sum;
    }
}
