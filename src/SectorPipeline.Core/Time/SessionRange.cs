namespace SectorPipeline.Core;

/// <summary>The days from <paramref name="First"/> to <paramref name="Last"/>, both included.</summary>
public readonly record struct SessionRange(DateOnly First, DateOnly Last)
{
    public bool IsEmpty => Last < First;

    public bool Contains(DateOnly date) => date >= First && date <= Last;

    public override string ToString() => $"{new Session(First)} to {new Session(Last)}";
}
