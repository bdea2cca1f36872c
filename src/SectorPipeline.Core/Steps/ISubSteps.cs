namespace SectorPipeline.Core;

/// <summary>Where a step tells of its parts.</summary>
public interface ISubSteps
{
    /// <summary>Whether an earlier attempt of the step in this run did the part, and its work still holds.</summary>
    bool IsDone(string name);

    /// <summary>Tells that a part starts, or how it ended; returns at once, and keeps the order.</summary>
    void Report(SubStep subStep);
}
