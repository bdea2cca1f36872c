namespace SectorPipeline.Jinja;

/// <summary>Names that the host gives to a template, looked up when they are read.</summary>
public interface IJinjaScope
{
    bool TryGet(string name, out object? value);

    /// <summary>All names, for suggestions in messages; may be empty.</summary>
    IEnumerable<string> Names => [];

    /// <summary>How undefined names behave in renders over this scope; null leaves it to <see cref="JinjaOptions"/>.</summary>
    JinjaUndefinedBehavior? Undefined => null;
}
