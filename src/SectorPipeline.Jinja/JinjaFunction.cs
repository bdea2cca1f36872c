namespace SectorPipeline.Jinja;

/// <summary>A delegate as a callable; as filter or test its first positional argument is the value.</summary>
public sealed class JinjaFunction(string name, Func<JinjaArguments, object?> call) : IJinjaCallable
{
    public string Name { get; } = name;

    public object? Call(JinjaArguments arguments) => call(arguments);

    public override string ToString() => $"<function {Name}>";
}
