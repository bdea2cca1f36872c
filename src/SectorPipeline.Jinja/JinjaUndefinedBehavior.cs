namespace SectorPipeline.Jinja;

/// <summary>What a name that nothing defines does.</summary>
public enum JinjaUndefinedBehavior
{
    /// <summary>It prints nothing, is false and empty; its attributes and calls fail. Jinja2's default.</summary>
    Lenient,

    /// <summary>Any use but <c>is defined</c> and <c>default</c> fails.</summary>
    Strict,

    /// <summary>Its attributes, items and calls are undefined as well; what dbt does while it reads a project.</summary>
    Permissive,
}
