namespace SectorPipeline.App.Doctor;

internal enum FindingState
{
    Good,

    /// <summary>Something that only some uses need.</summary>
    Warning,

    Bad,
}
