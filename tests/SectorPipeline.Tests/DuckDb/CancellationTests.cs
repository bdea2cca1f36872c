using System.Data.Common;
using System.Diagnostics;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Tests.DuckDb;

/// <summary>The endless query would run for hours; a test that hangs is one that failed to cancel.</summary>
public sealed class CancellationTests
{
    private const string Endless = "select sum(a.i * b.i) from range(10000000) a(i), range(10000000) b(i)";

    [Test]
    public void A_token_stops_a_running_query_and_the_connection_goes_on()
    {
        using var connection = Memory.Open();
        using var command = new DuckDbCommand(Endless, connection);
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        Assert.That(async () => await command.ExecuteScalarAsync(source.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(connection.Scalar("select 1"), Is.EqualTo(1));
    }

    [Test]
    public void A_token_that_is_cancelled_at_the_start_is_not_lost()
    {
        using var connection = Memory.Open();
        using var command = new DuckDbCommand(Endless, connection);

        for (var i = 0; i < 20; i++)
        {
            using var source = new CancellationTokenSource();
            var running = command.ExecuteScalarAsync(source.Token);
            source.Cancel();
            Assert.That(async () => await running, Throws.InstanceOf<OperationCanceledException>());
        }
    }

    [Test]
    public async Task A_cancelled_token_runs_nothing()
    {
        await using var connection = Memory.Open();
        await using var command = new DuckDbCommand("create table t (i integer)", connection);
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        Assert.That(async () => await command.ExecuteNonQueryAsync(source.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(connection.Scalar("select count(*) from duckdb_tables()"), Is.EqualTo(0));
    }

    [Test]
    public async Task Cancel_stops_a_query_that_runs_in_another_thread()
    {
        await using var connection = Memory.Open();
        await using var command = new DuckDbCommand(Endless, connection);
        var running = Task.Run(command.ExecuteScalar);

        var repeat = Stopwatch.StartNew();
        while (!running.IsCompleted && repeat.Elapsed < TimeSpan.FromSeconds(10))
        {
            command.Cancel();
            await Task.Yield();
        }

        Assert.That(async () => await running, Throws.TypeOf<DuckDbException>().With.Property(nameof(DuckDbException.ErrorType)).EqualTo(DuckDbErrorType.Interrupt));
    }

    [Test]
    public async Task Rows_can_be_read_without_blocking()
    {
        await using var connection = new DuckDbConnection("Data Source=:memory:");
        await connection.OpenAsync();
        await using var command = new DuckDbCommand("select * from range(5000)", connection) { Streaming = true };
        await using DbDataReader reader = await command.ExecuteReaderAsync();

        var sum = 0L;
        while (await reader.ReadAsync())
            sum += reader.GetInt64(0);

        Assert.That(sum, Is.EqualTo(4999L * 5000 / 2));
        Assert.That(await reader.NextResultAsync(), Is.False);
    }
}
