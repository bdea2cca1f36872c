namespace SectorPipeline.Orchestration;

/// <summary>The list that a step runs over, once per item.</summary>
/// <param name="Items">What is worth the list.</param>
/// <param name="Text">The list as people wrote it.</param>
/// <param name="MaxParallel">How many items run at once.</param>
public sealed record ForEach(Template Items, string Text, int MaxParallel = ForEach.DefaultMaxParallel)
{
    public const int DefaultMaxParallel = 4;
}
