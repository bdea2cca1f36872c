namespace SectorPipeline.Alerts;

/// <summary>The table <c>audit.alerts</c>: one row per key and episode.</summary>
internal sealed class AlertTable(AlertConnection connection)
{
    public const int LongestEntity = 256;
    public const int LongestTitle = 512;
    public const int LongestMessage = 8192;

    private const string Columns = """
        key, rule, kind, severity, owner, entity, title, message, state, value, session, raised_at, updated_at, resolved_at, acknowledged_at,
        acknowledged_by, occurrences, run_id, note, suppressed, told, notified_as_of, notified_severity, notified_value, absent_as_of
        """;

    /// <summary>The latest episode of every key of a kind that is open, or that people were told of.</summary>
    public Task<List<Alert>> LatestAsync(AlertKind kind, CancellationToken cancellation) => connection.QueryAsync(
        $"""
        select {Columns} from (
            select {Columns}, row_number() over (partition by key order by raised_at desc) as age
            from audit.alerts where kind = {connection.Literal(kind)}
        ) as episodes
        where age = 1 and (state <> 'resolved' or notified_as_of is not null)
        """,
        Read,
        cancellation);

    public Task<List<Alert>> ListAsync(AlertFilter filter, CancellationToken cancellation) => connection.QueryAsync(
        $"select {Columns} from audit.alerts where {Where(filter)} order by raised_at desc, key limit {connection.Literal(filter.Limit)}", Read, cancellation);

    public async Task WriteAsync(IReadOnlyList<EpisodeChange> changes, CancellationToken cancellation)
    {
        foreach (var some in changes.Chunk(100))
        {
            foreach (var before in some.Select(change => change.Before).OfType<Alert>())
                await DeleteAsync(before, cancellation);
            await connection.ExecuteAsync($"insert into audit.alerts ({Columns}) values {string.Join(", ", some.Select(change => Row(change.After)))}", cancellation);
        }
    }

    private Task DeleteAsync(Alert alert, CancellationToken cancellation) => connection.ExecuteAsync(
        $"delete from audit.alerts where key = {connection.Literal(alert.Key)} and raised_at = {connection.Literal(alert.RaisedAt)}", cancellation);

    private string Where(AlertFilter filter)
    {
        string?[] conditions =
        [
            filter.OnlyOpen ? "state <> 'resolved'" : "1 = 1",
            filter.Key is { } key ? $"key = {connection.Literal(key)}" : null,
            filter.Rule is { } rule ? $"rule = {connection.Literal(rule)}" : null,
            filter.Kind is { } kind ? $"kind = {connection.Literal(kind)}" : null,
            filter.Owner is { } owner ? $"owner = {connection.Literal(owner)}" : null,
            filter.Entity is { } entity ? $"entity = {connection.Literal(entity)}" : null,
            filter.AtLeast is { } least ? $"severity in ({string.Join(", ", Enum.GetValues<AlertSeverity>().Where(severity => severity >= least).Select(severity => connection.Literal(severity)))})" : null,
        ];
        return string.Join(" and ", conditions.OfType<string>());
    }

    private string Row(Alert alert) => connection.Row(
        alert.Key,
        alert.Rule,
        alert.Kind,
        alert.Severity,
        Fitting.Within(alert.Owner, 128),
        alert.Entity,
        alert.Title,
        alert.Message,
        alert.State,
        alert.Value,
        alert.Session,
        alert.RaisedAt,
        alert.UpdatedAt,
        alert.ResolvedAt,
        alert.AcknowledgedAt,
        alert.AcknowledgedBy,
        alert.Occurrences,
        alert.RunId,
        alert.Note,
        alert.Suppressed is { } reason ? Fitting.Within(reason, 1024) : null,
        alert.IsTold,
        alert.NotifiedAsOf,
        alert.NotifiedSeverity,
        alert.NotifiedValue,
        alert.AbsentAsOf);

    // In the order of the columns.
    private static Alert Read(SqlRow row) => new()
    {
        Key = row.Text(),
        Rule = row.Text(),
        Kind = row.Word<AlertKind>(),
        Severity = row.Word<AlertSeverity>(),
        Owner = row.Text(),
        Entity = row.Text(),
        Title = row.Text(),
        Message = row.Text(),
        State = row.Word<AlertState>(),
        Value = row.Double(),
        Session = row.Date(),
        RaisedAt = row.Instant(),
        UpdatedAt = row.Instant(),
        ResolvedAt = row.OptionalInstant(),
        AcknowledgedAt = row.OptionalInstant(),
        AcknowledgedBy = row.OptionalText(),
        Occurrences = row.Number(),
        RunId = row.Text(),
        Note = row.OptionalText(),
        Suppressed = row.OptionalText(),
        IsTold = row.Flag(),
        NotifiedAsOf = row.OptionalInstant(),
        NotifiedSeverity = row.OptionalWord<AlertSeverity>(),
        NotifiedValue = row.Double(),
        AbsentAsOf = row.OptionalInstant(),
    };
}
