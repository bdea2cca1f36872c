using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja;

/// <summary>What a name, attribute or item is that nothing defines.</summary>
public sealed class JinjaUndefined
{
    private readonly Func<string>? hint;

    internal JinjaUndefined(
        string what,
        Func<string>? hint = null,
        string kind = JinjaErrorKind.Undefined,
        JinjaUndefinedBehavior behavior = JinjaUndefinedBehavior.Lenient)
    {
        (What, this.hint, Kind, Behavior) = (what, hint, kind, behavior);
    }

    /// <summary>An undefined value that says so when it is used.</summary>
    public static JinjaUndefined Named(string name) => new($"'{name}' is undefined");

    internal string What { get; }

    internal string Kind { get; }

    internal JinjaUndefinedBehavior Behavior { get; }

    internal bool IsPermissive => Behavior == JinjaUndefinedBehavior.Permissive && Kind == JinjaErrorKind.Undefined;

    internal JinjaFaultException Fault() => new(Kind, What, hint?.Invoke() ?? "");

    /// <summary>Fails when undefined values are strict; to be called by every use that lenient ones allow.</summary>
    internal JinjaUndefined Touch() => Behavior == JinjaUndefinedBehavior.Strict ? throw Fault() : this;

    public override string ToString() => "";
}
