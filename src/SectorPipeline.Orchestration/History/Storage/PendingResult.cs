namespace SectorPipeline.Orchestration;

/// <summary>A write whose result is told when it is committed.</summary>
internal sealed class PendingResult<T>(Func<HistoryTransaction, Task<T>> write) : PendingWrite
{
    private readonly TaskCompletionSource<T> committed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<T>? applied;

    public Task<T> Committed => committed.Task;

    public override Task ApplyAsync(HistoryTransaction transaction) => applied = write(transaction);

    public override void Succeed() => committed.TrySetFromTask(applied ?? throw new InvalidOperationException("A write succeeds after it is applied."));

    public override void Fail(Exception error) => committed.TrySetException(error);
}
