using System.Data.Common;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Orchestration;

/// <summary>Statements on the one connection to a file, which is this process's alone; each is done when the call returns.</summary>
internal sealed class DuckDbHistoryTransaction(DuckDbConnection connection, TimeProvider time) : HistoryTransaction
{
    public override bool IsShared => false;

    public override Task<int> ExecuteAsync(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        return Task.FromResult(command.ExecuteNonQuery());
    }

    public override Task<List<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> map, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(map(reader));
        return Task.FromResult(rows);
    }

    public override Task<DateTimeOffset> NowAsync() => Task.FromResult(time.GetUtcNow());

    public override Task LockAsync(string name) => Task.CompletedTask;

    private DuckDbCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = new DuckDbCommand(sql, connection);
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value is DateTimeOffset instant ? instant.UtcDateTime : value);
        return command;
    }
}
