namespace SectorPipeline.Jinja;

/// <summary>dbt's <c>return</c>: put it into the scope under that name. As a statement of its own it ends the macro without an exception.</summary>
public sealed class JinjaReturn : IJinjaCallable
{
    private JinjaReturn()
    {
    }

    public static JinjaReturn Function { get; } = new();

    /// <exception cref="JinjaReturnException">Always; the innermost macro takes its value.</exception>
    public object? Call(JinjaArguments arguments) => throw new JinjaReturnException(Value(arguments));

    internal static object? Value(JinjaArguments arguments) => arguments.Optional(0, "data");

    public override string ToString() => "<function return>";
}
