using System.Data.Common;
using Dapper;
using SectorPipeline.Quality.Results;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Quality;

/// <summary>What checks have found, and what people have said about it, in the warehouse.</summary>
public sealed class QualityStore(IWarehouse warehouse, TimeProvider time)
{
    private const string Columns = """
        run_id as RunId, session as Session, check_name as CheckName, dataset as Dataset, family as Family, severity as Severity, owner as Owner,
        action as Action, status as Status, checked_rows as CheckedRows, failed_rows as FailedRows, failures as Failures, message as Message,
        seconds as Seconds, checked_at as CheckedAt
        """;

    /// <summary>Replaces what the run has found before, and what it has put into quarantine.</summary>
    public async Task SaveAsync(string runId, DateOnly session, IReadOnlyList<CheckResult> results, bool quarantine, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        foreach (var table in new[] { "quality_results", "quality_quarantine" })
            await connection.ExecuteAsync(new CommandDefinition($"delete from audit.{table} where run_id = {Text(runId)}", transaction: transaction, cancellationToken: cancellation));
        await InsertAsync(connection, "quality_results", results.Select(result => Row(runId, session, result)), cancellation);
        if (quarantine)
            await InsertAsync(connection, "quality_quarantine", results.SelectMany(result => Quarantined(runId, result)), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>The results of a run, or of the last one; the worst first.</summary>
    public async Task<IReadOnlyList<StoredResult>> ListAsync(string? runId, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        var run = runId is null ? "(select max(run_id) from audit.quality_results where checked_at = (select max(checked_at) from audit.quality_results))" : Text(runId);
        var sql = $"""
            select {Columns} from audit.quality_results where run_id = {run}
            order by case status when 'error' then 0 when 'failed' then 1 when 'skipped' then 3 else 2 end,
                case severity when 'error' then 0 when 'warn' then 1 else 2 end, check_name
            """;
        return [.. await connection.QueryAsync<StoredResult>(new CommandDefinition(sql, cancellationToken: cancellation))];
    }

    /// <summary>What a check has found, run by run, the newest first.</summary>
    public async Task<IReadOnlyList<StoredResult>> TrendAsync(string check, int runs, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        var sql = $"select {Columns} from audit.quality_results where check_name = {Text(check)} order by checked_at desc limit {runs}";
        return [.. await connection.QueryAsync<StoredResult>(new CommandDefinition(sql, cancellationToken: cancellation))];
    }

    public async Task AcceptAsync(Incident incident, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await InsertAsync(connection, "quality_accepted",
        [
            [incident.Check, incident.Entity, incident.From, incident.To, incident.Reason, incident.AcceptedBy, incident.AcceptedAt, incident.ExcludedFromTraining],
        ], cancellation);
    }

    public async Task<IReadOnlyList<Incident>> IncidentsAsync(CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        const string Sql = """
            select check_name as "Check", entity as Entity, first_date as "From", last_date as "To", reason as Reason, accepted_by as AcceptedBy,
                accepted_at as AcceptedAt, exclude_from_training as ExcludedFromTraining
            from audit.quality_accepted order by accepted_at desc
            """;
        return [.. await connection.QueryAsync<Incident>(new CommandDefinition(Sql, cancellationToken: cancellation))];
    }

    private async Task<DbConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = await warehouse.OpenAsync(cancellation);
        try
        {
            await QualityTables.CreateAsync(connection, cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private object?[] Row(string runId, DateOnly session, CheckResult result) =>
    [
        runId, session, result.Check.Name, result.Check.Dataset, Vendor(result.Rows), Word(result.Check.Family), Word(result.Check.Severity), result.Check.Owner,
        Word(result.Check.Action), Word(result.Status), result.Checked, result.Failed, FailureJson.Write(result.Rows), Cut(result.Message),
        result.Elapsed.TotalSeconds, Now(),
    ];

    private IEnumerable<object?[]> Quarantined(string runId, CheckResult result) =>
        result.Check.Action == CheckAction.Quarantine
            ? result.Quarantined.Select(row => new object?[] { runId, result.Check.Dataset, row.Vendor, row.Entity, row.Date, result.Check.Name, Cut(row.Reason), row.ReceivedBy, Now() })
            : [];

    private async Task InsertAsync(DbConnection connection, string table, IEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        foreach (var chunk in rows.Chunk(200))
        {
            var values = string.Join(", ", chunk.Select(row => warehouse.Dialect.RowOf(row)));
            await connection.ExecuteAsync(new CommandDefinition($"insert into audit.{table} values {values}", cancellationToken: cancellation));
        }
    }

    private string Text(string text) => warehouse.Dialect.Literal(text);

    private DateTime Now() => time.GetUtcNow().UtcDateTime;

    private static string? Vendor(IReadOnlyList<FailingRow> rows) =>
        rows.Select(row => row.Vendor).Distinct(StringComparer.Ordinal).ToList() is [var only] ? only : null;

    private static string? Cut(string? text) => text is { Length: > 1000 } ? text[..1000] : text;

    private static string Word<T>(T value)
        where T : struct, Enum => value switch
        {
            CheckFamily.MarketSense => "market_sense",
            _ => $"{value}".ToLowerInvariant(),
        };
}
