namespace SectorPipeline.Lake;

/// <summary>What a put does when the key is taken. Either way readers see all of the object or nothing of it.</summary>
public enum PutMode
{
    /// <summary>Leaves the object that is there alone: of several writers exactly one succeeds.</summary>
    CreateOnly,

    Replace,
}
