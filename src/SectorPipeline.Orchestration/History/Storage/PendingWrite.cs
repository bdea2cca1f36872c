namespace SectorPipeline.Orchestration;

/// <summary>A write that waits to be committed, with others or alone.</summary>
internal abstract class PendingWrite
{
    public abstract Task ApplyAsync(HistoryTransaction transaction);

    public abstract void Succeed();

    public abstract void Fail(Exception error);
}
