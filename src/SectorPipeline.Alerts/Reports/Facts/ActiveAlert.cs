using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>An alert that nothing has resolved: a row of <c>audit.alerts</c>.</summary>
internal sealed record ActiveAlert(string Severity, string Kind, string Rule, string Title, string? Entity, string State, DateOnly? Session, string? Owner, long Occurrences)
{
    private static readonly string[] Severities = ["critical", "error", "warning", "info"];

    /// <summary>The gravest first; null when alerts have never been evaluated.</summary>
    public static async Task<IReadOnlyList<ActiveAlert>?> ReadAsync(WarehouseReader reader, Session session, CancellationToken cancellation)
    {
        var alerts = await reader.TryQueryAsync(
            "audit.alerts",
            """
            select severity, kind, rule, title, entity, state, session, owner, occurrences
            from audit.alerts
            where state <> 'resolved' and session <= $1
            order by session desc, title, rule, entity
            """,
            row => new ActiveAlert(
                row.Text("severity"), row.Text("kind"), row.Text("rule"), row.Text("title"), row.OptionalText("entity"),
                row.Text("state"), row.OptionalDate("session"), row.OptionalText("owner"), row.Whole("occurrences")),
            cancellation,
            session.Date);
        return alerts is null ? null : [.. alerts.OrderBy(alert => Array.IndexOf(Severities, alert.Severity) is var place and >= 0 ? place : Severities.Length)];
    }
}
