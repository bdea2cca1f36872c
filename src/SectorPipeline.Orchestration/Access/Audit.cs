namespace SectorPipeline.Orchestration;

/// <summary>The audit in the database of the history.</summary>
internal sealed class Audit(IHistoryDatabase database) : IAudit
{
    public Task AppendAsync(AuditEntry entry, CancellationToken cancellation) =>
        database.WriteAsync(
            transaction => transaction.ExecuteAsync(
                "insert into audit (written, who, role, origin, action, status, subject) values ($at, $who, $role, $origin, $action, $status, $subject)",
                ("at", entry.At),
                ("who", entry.Who),
                ("role", entry.Role),
                ("origin", entry.From),
                ("action", entry.Action),
                ("status", entry.Status),
                ("subject", entry.Subject)),
            cancellation);

    public Task<IReadOnlyList<AuditEntry>> ListAsync(int limit, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<AuditEntry>>(
            async transaction => await transaction.ReadAsync(
                "select written, who, role, origin, action, status, subject from audit order by written desc limit $limit",
                row => new AuditEntry
                {
                    At = HistoryRows.Instant(row, 0),
                    Who = row.GetString(1),
                    Role = HistoryRows.Text(row, 2),
                    From = row.GetString(3),
                    Action = row.GetString(4),
                    Status = row.GetInt32(5),
                    Subject = HistoryRows.Text(row, 6),
                },
                ("limit", limit)),
            cancellation);
}
