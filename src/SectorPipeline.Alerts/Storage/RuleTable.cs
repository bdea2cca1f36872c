namespace SectorPipeline.Alerts;

/// <summary>The table <c>audit.alert_rules</c>: how each rule went when it was evaluated last, and for which session.</summary>
internal sealed class RuleTable(AlertConnection connection)
{
    /// <summary>The latest session that each rule has been evaluated for.</summary>
    public async Task<IReadOnlyDictionary<string, DateOnly>> SessionsAsync(CancellationToken cancellation)
    {
        const string sql = "select rule, max(session) from audit.alert_rules where outcome = 'evaluated' group by rule";
        return (await connection.QueryAsync(sql, row => (Rule: row.Text(), Session: row.Date()), cancellation))
            .ToDictionary(row => row.Rule, row => row.Session, StringComparer.Ordinal);
    }

    /// <summary>Replaces what is known of the rules; one that could not be evaluated keeps the session of when it could.</summary>
    public async Task WriteAsync(IReadOnlyList<RuleRecord> records, DateTimeOffset now, CancellationToken cancellation)
    {
        if (records.Count == 0)
            return;
        foreach (var record in records)
        {
            var isEvaluated = record.Outcome == RuleOutcome.Evaluated;
            await connection.ExecuteAsync(
                $"delete from audit.alert_rules where rule = {connection.Literal(record.Rule)}{(isEvaluated ? "" : " and outcome <> 'evaluated'")}", cancellation);
        }

        var rows = records.Select(record => connection.Row(
            record.Rule, record.Session, now, record.Outcome, record.Error is { } error ? Fitting.Within(error, 4096) : null));
        await connection.ExecuteAsync($"insert into audit.alert_rules (rule, session, evaluated_at, outcome, error) values {string.Join(", ", rows)}", cancellation);
    }
}
