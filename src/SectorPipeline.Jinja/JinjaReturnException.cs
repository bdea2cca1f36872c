namespace SectorPipeline.Jinja;

/// <summary>Ends the innermost running macro with a value of any type, as dbt's <c>return</c> does; never an error.</summary>
public sealed class JinjaReturnException(object? value) : Exception("A macro returned a value.")
{
    public object? Value { get; } = value;
}
