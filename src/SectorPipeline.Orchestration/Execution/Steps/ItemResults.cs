using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>What the items of one attempt came to.</summary>
internal sealed class ItemResults(StepResult standing)
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, (AttemptError Error, Exception Cause)> failures = new(StringComparer.Ordinal);
    private StepResult sum = standing;

    public IReadOnlyList<(string Item, AttemptError Error, Exception Cause)> Failures
    {
        get
        {
            lock (gate)
                return [.. failures.Select(failure => (failure.Key, failure.Value.Error, failure.Value.Cause))];
        }
    }

    public StepResult Sum()
    {
        lock (gate)
            return sum;
    }

    public void Succeed(StepResult result)
    {
        lock (gate)
            sum = sum.Plus(result);
    }

    public void Fail(string item, Exception error)
    {
        lock (gate)
        {
            failures[item] = (AttemptError.Of(error), error);
            sum = sum.Plus(AttemptOutcome.DoneUntil(error) ?? StepResult.Nothing);
        }
    }
}
