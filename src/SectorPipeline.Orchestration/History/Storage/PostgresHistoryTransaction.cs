using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using Npgsql;

namespace SectorPipeline.Orchestration;

/// <summary>Statements on a connection to PostgreSQL, in its transaction.</summary>
internal sealed partial class PostgresHistoryTransaction(NpgsqlConnection connection) : HistoryTransaction
{
    private static readonly ConcurrentDictionary<string, string> Rewritten = new(StringComparer.Ordinal);

    public override bool IsShared => true;

    public override Task<int> ExecuteAsync(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) => RunAsync(Command(sql, parameters));

    public override Task<List<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> map, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        ReadAsync(Command(sql, parameters), map);

    public override async Task<DateTimeOffset> NowAsync() => (await ReadAsync("select clock_timestamp()", row => HistoryRows.Instant(row, 0))).Single();

    public override Task LockAsync(string name) =>
        ExecuteAsync("select pg_advisory_xact_lock(hashtextextended($name, 0))", ("name", $"sector {name}"));

    private static async Task<int> RunAsync(NpgsqlCommand command)
    {
        await using (command)
            return await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private static async Task<List<T>> ReadAsync<T>(NpgsqlCommand command, Func<DbDataReader, T> map)
    {
        await using var opened = command;
        await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
        var rows = new List<T>();
        while (await reader.ReadAsync(CancellationToken.None))
            rows.Add(map(reader));
        return rows;
    }

    private NpgsqlCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = new NpgsqlCommand(Rewritten.GetOrAdd(sql, static text => Parameter().Replace(text, "@$1")), connection);
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, AsParameter(value));
        return command;
    }

    private static object AsParameter(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset instant => instant.UtcDateTime,
        IReadOnlyList<string> list => list as string[] ?? [.. list],
        _ => value,
    };

    [GeneratedRegex(@"\$([a-z_]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
