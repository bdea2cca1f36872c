namespace SectorPipeline.Models;

/// <summary>Which tests a selection takes along with the nodes that they test, as dbt's <c>--indirect-selection</c> names them.</summary>
public enum IndirectSelection
{
    /// <summary>Those of which one tested node is chosen.</summary>
    Eager,

    /// <summary>Those of which all tested nodes are chosen.</summary>
    Cautious,

    /// <summary>Those of which all tested nodes are chosen, sources, or above what is chosen.</summary>
    Buildable,

    /// <summary>None.</summary>
    Empty,
}
