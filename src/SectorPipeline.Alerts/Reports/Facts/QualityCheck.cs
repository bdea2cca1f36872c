using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>How a check of the session's raw data ended: a row of <c>audit.quality_results</c>.</summary>
internal sealed record QualityCheck(string Name, string Dataset, string? Vendor, string Severity, string Action, string Status, long Checked, long Failed, string? Message, DateTime? At)
{
    public bool IsGood => Status is "passed" or "skipped";

    /// <summary>Each check as it was last made for the session; null when checks have never been made.</summary>
    public static async Task<IReadOnlyList<QualityCheck>?> ReadAsync(WarehouseReader reader, Session session, CancellationToken cancellation)
    {
        var results = await reader.TryQueryAsync(
            "audit.quality_results",
            """
            select check_name, dataset, vendor, severity, action, status, checked_rows, failed_rows, message, checked_at
            from audit.quality_results
            where session = $1
            order by check_name, checked_at
            """,
            row => new QualityCheck(
                row.Text("check_name"), row.Text("dataset"), row.OptionalText("vendor"), row.Text("severity"), row.Text("action"), row.Text("status"),
                row.Whole("checked_rows"), row.Whole("failed_rows"), row.OptionalText("message"), row.Instant("checked_at")),
            cancellation,
            session.Date);
        return results is null ? null : [.. results.GroupBy(check => check.Name, StringComparer.Ordinal).Select(runs => runs.Last())];
    }
}
