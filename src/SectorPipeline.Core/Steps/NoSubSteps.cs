namespace SectorPipeline.Core;

/// <summary>Nobody listens, and nothing was done before.</summary>
public sealed class NoSubSteps : ISubSteps
{
    public static NoSubSteps Instance { get; } = new();

    public bool IsDone(string name) => false;

    public void Report(SubStep subStep)
    {
    }
}
