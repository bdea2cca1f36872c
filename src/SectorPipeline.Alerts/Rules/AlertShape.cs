namespace SectorPipeline.Alerts;

/// <summary>How long what a rule finds goes on.</summary>
public enum AlertShape
{
    /// <summary>It holds until the rule finds it no more.</summary>
    State,

    /// <summary>It happened on one session, or in one run: a later one about the same entity is another alert, and people are not told that it is over.</summary>
    Event,
}
