namespace SectorPipeline.Orchestration;

/// <summary>Tells the observer when a scheduled run passes its deadline; disposing it ends that.</summary>
internal sealed class DeadlineWatch : IAsyncDisposable
{
    private readonly ITimer? timer;

    private DeadlineWatch(ITimer? timer) => this.timer = timer;

    public static DeadlineWatch Start(RunScope scope)
    {
        if (scope.Deadline is not { } deadline)
            return new DeadlineWatch(null);
        var left = deadline - scope.Time.GetUtcNow();
        return new DeadlineWatch(scope.Time.CreateTimer(
            _ => scope.Observer.DeadlineMissed(scope.Run, deadline), null, left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan));
    }

    public ValueTask DisposeAsync() => timer?.DisposeAsync() ?? ValueTask.CompletedTask;
}
