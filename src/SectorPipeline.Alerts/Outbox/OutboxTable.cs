namespace SectorPipeline.Alerts;

/// <summary>The table <c>audit.alert_outbox</c>.</summary>
internal sealed class OutboxTable(AlertConnection connection)
{
    private const int LongestPayload = 65_535;
    private const int Window = 50;
    private const string Columns = "id, channel, position, payload, state, attempts, created_at, next_attempt_at, last_error";
    private const string IsWaiting = "state in ('pending', 'refused')";

    public async Task AddAsync(IReadOnlyList<(string Channel, AlertMessage Message)> messages, DateTimeOffset now, CancellationToken cancellation)
    {
        if (messages.Count == 0)
            return;
        var last = (await connection.QueryAsync("select coalesce(max(position), 0) from audit.alert_outbox", row => row.Number(), cancellation)).Single();
        var rows = messages.Select((message, index) => Row(message.Channel, message.Message, last + index + 1, now));
        foreach (var some in rows.Chunk(20))
        {
            await connection.ExecuteAsync(
                $"insert into audit.alert_outbox (id, channel, position, title, severity, payload, state, attempts, created_at, next_attempt_at) values {string.Join(", ", some)}",
                cancellation);
        }
    }

    /// <summary>The next message of the channel that is due: in order, past those that the receiver refused.</summary>
    public async Task<OutboxMessage?> NextAsync(string channel, DateTimeOffset now, CancellationToken cancellation)
    {
        var sql = $"select {Columns} from audit.alert_outbox where channel = {connection.Literal(channel)} and {IsWaiting} order by position limit {Window}";
        foreach (var message in await connection.QueryAsync(sql, Read, cancellation))
        {
            if (message.NextAttemptAt <= now)
                return message;
            if (message.State == OutboxState.Pending)
                return null;
        }

        return null;
    }

    /// <summary>Takes the message for one attempt; false when another process was faster. Unless it ends, it is due again at the instant.</summary>
    public async Task<bool> ClaimAsync(OutboxMessage message, DateTimeOffset dueAgain, CancellationToken cancellation) =>
        await connection.ExecuteAsync(
            $"""
            update audit.alert_outbox set attempts = attempts + 1, next_attempt_at = {connection.Literal(dueAgain)}
            where id = {connection.Literal(message.Id)} and attempts = {connection.Literal(message.Attempts)} and {IsWaiting}
            """,
            cancellation) == 1;

    public Task DeliveredAsync(string id, DateTimeOffset now, CancellationToken cancellation) => connection.ExecuteAsync(
        $"update audit.alert_outbox set state = 'delivered', delivered_at = {connection.Literal(now)}, last_error = null where id = {connection.Literal(id)}", cancellation);

    public Task FailedAsync(string id, OutboxState state, DateTimeOffset next, string error, CancellationToken cancellation) => connection.ExecuteAsync(
        $"""
        update audit.alert_outbox
        set state = {connection.Literal(state)}, next_attempt_at = {connection.Literal(next)}, last_error = {connection.Literal(Fitting.Within(error, 1_024))}
        where id = {connection.Literal(id)}
        """,
        cancellation);

    /// <summary>Gives up what waits since before the instant on channels that are no longer there.</summary>
    public Task<int> AbandonAsync(IReadOnlyCollection<string> channels, DateTimeOffset before, CancellationToken cancellation)
    {
        var others = channels.Count == 0 ? "" : $" and channel not in ({string.Join(", ", channels.Select(connection.Literal))})";
        return connection.ExecuteAsync(
            $"update audit.alert_outbox set state = 'dead', last_error = 'the channel is no longer configured' where {IsWaiting} and created_at < {connection.Literal(before)}{others}",
            cancellation);
    }

    public Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellation) => connection.ExecuteAsync(
        $"delete from audit.alert_outbox where state = 'delivered' and delivered_at < {connection.Literal(before)}", cancellation);

    /// <summary>The messages that have not arrived: those that wait, and those given up.</summary>
    public Task<List<OutboxMessage>> UndeliveredAsync(CancellationToken cancellation) => connection.QueryAsync(
        $"select {Columns} from audit.alert_outbox where state <> 'delivered' order by position", Read, cancellation);

    private string Row(string channel, AlertMessage message, long position, DateTimeOffset now) => connection.Row(
        Guid.CreateVersion7(now).ToString("N"),
        channel,
        position,
        Fitting.Within(message.Title, AlertTable.LongestTitle),
        message.Severity,
        Payload(message),
        OutboxState.Pending,
        0,
        now,
        now);

    // Redshift has no longer texts: of a message that is too long the last alerts go, its text and count stay.
    private static string Payload(AlertMessage message)
    {
        var text = MessageJson.Write(message);
        return System.Text.Encoding.UTF8.GetByteCount(text) <= LongestPayload || message.Alerts.Count == 0
            ? text
            : Payload(message with { Alerts = [.. message.Alerts.SkipLast(1)] });
    }

    private static OutboxMessage Read(SqlRow row) => new()
    {
        Id = row.Text(),
        Channel = row.Text(),
        Position = row.Number(),
        Message = MessageJson.Read(row.Text()),
        State = row.Word<OutboxState>(),
        Attempts = row.Number(),
        CreatedAt = row.Instant(),
        NextAttemptAt = row.Instant(),
        LastError = row.OptionalText(),
    };
}
