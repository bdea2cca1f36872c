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
        var sql = $"select {Columns} from audit.alert_outbox where channel = {connection.Values.Text(channel)} and {IsWaiting} order by position limit {Window}";
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
            update audit.alert_outbox set attempts = attempts + 1, next_attempt_at = {SqlValues.Instant(dueAgain)}
            where id = {connection.Values.Text(message.Id)} and attempts = {SqlValues.Number(message.Attempts)} and {IsWaiting}
            """,
            cancellation) == 1;

    public Task DeliveredAsync(string id, DateTimeOffset now, CancellationToken cancellation) => connection.ExecuteAsync(
        $"update audit.alert_outbox set state = 'delivered', delivered_at = {SqlValues.Instant(now)}, last_error = null where id = {connection.Values.Text(id)}", cancellation);

    public Task FailedAsync(string id, OutboxState state, DateTimeOffset next, string error, CancellationToken cancellation) => connection.ExecuteAsync(
        $"""
        update audit.alert_outbox
        set state = {connection.Values.Word<OutboxState>(state)}, next_attempt_at = {SqlValues.Instant(next)}, last_error = {connection.Values.Text(Fitting.Within(error, 1_024))}
        where id = {connection.Values.Text(id)}
        """,
        cancellation);

    /// <summary>Gives up what waits since before the instant on channels that are no longer there.</summary>
    public Task<int> AbandonAsync(IReadOnlyCollection<string> channels, DateTimeOffset before, CancellationToken cancellation)
    {
        var others = channels.Count == 0 ? "" : $" and channel not in ({string.Join(", ", channels.Select(connection.Values.Text))})";
        return connection.ExecuteAsync(
            $"update audit.alert_outbox set state = 'dead', last_error = 'the channel is no longer configured' where {IsWaiting} and created_at < {SqlValues.Instant(before)}{others}",
            cancellation);
    }

    public Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellation) => connection.ExecuteAsync(
        $"delete from audit.alert_outbox where state = 'delivered' and delivered_at < {SqlValues.Instant(before)}", cancellation);

    /// <summary>The messages that have not arrived: those that wait, and those given up.</summary>
    public Task<List<OutboxMessage>> UndeliveredAsync(CancellationToken cancellation) => connection.QueryAsync(
        $"select {Columns} from audit.alert_outbox where state <> 'delivered' order by position", Read, cancellation);

    private string Row(string channel, AlertMessage message, long position, DateTimeOffset now)
    {
        var values = connection.Values;
        return SqlValues.Row(
            values.Text(Guid.CreateVersion7(now).ToString("N")),
            values.Text(channel),
            SqlValues.Number(position),
            values.Text(Fitting.Within(message.Title, AlertTable.LongestTitle)),
            values.Word<AlertSeverity>(message.Severity),
            values.Text(Payload(message)),
            values.Word<OutboxState>(OutboxState.Pending),
            SqlValues.Number(0),
            SqlValues.Instant(now),
            SqlValues.Instant(now));
    }

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
