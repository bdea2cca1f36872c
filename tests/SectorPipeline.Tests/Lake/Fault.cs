namespace SectorPipeline.Tests.Lake;

public enum Fault
{
    /// <summary>The writer dies before the operation: nothing works from then on.</summary>
    DeathBefore,

    /// <summary>The writer dies after the operation.</summary>
    DeathAfter,

    /// <summary>The operation fails, those after it work.</summary>
    Failure,
}
