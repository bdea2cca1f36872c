namespace SectorPipeline.Jinja.Builtins;

/// <summary>Gives nothing at its first call, and the separator from then on.</summary>
internal sealed class Joiner(object? separator) : IJinjaCallable
{
    private bool isUsed;

    public object? Call(JinjaArguments arguments)
    {
        if (isUsed)
            return separator;
        isUsed = true;
        return "";
    }

    public override string ToString() => "<Joiner>";
}
