namespace SectorPipeline.Orchestration;

/// <summary>A write that waits to be committed, with others or alone.</summary>
internal sealed class PendingWrite(Action write)
{
    private readonly TaskCompletionSource committed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Committed => committed.Task;

    public void Apply() => write();

    public void Succeed() => committed.TrySetResult();

    public void Fail(Exception error) => committed.TrySetException(error);
}
