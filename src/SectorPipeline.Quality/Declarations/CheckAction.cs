namespace SectorPipeline.Quality;

/// <summary>What follows when a check finds something.</summary>
public enum CheckAction
{
    /// <summary>The run goes on; people are told.</summary>
    Pass,

    /// <summary>The rows found are kept out of the models, all others go on.</summary>
    Quarantine,

    /// <summary>The step fails, and nothing is built on the data.</summary>
    Block,
}
