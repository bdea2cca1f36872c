namespace SectorPipeline.Orchestration;

/// <summary>Who did what.</summary>
public interface IAudit
{
    Task AppendAsync(AuditEntry entry, CancellationToken cancellation);

    /// <summary>The latest entries, the latest first.</summary>
    Task<IReadOnlyList<AuditEntry>> ListAsync(int limit, CancellationToken cancellation);
}
