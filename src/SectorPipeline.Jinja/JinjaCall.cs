namespace SectorPipeline.Jinja;

/// <summary>A call found in a template's source.</summary>
/// <param name="Function">The name that is called; with dots where the call has them.</param>
/// <param name="Positional">The positional arguments, null in place of one that is not constant.</param>
/// <param name="Named">The named arguments that are constant.</param>
/// <param name="IsConstant">Whether all arguments are.</param>
/// <param name="Line">The line of the call.</param>
/// <param name="Column">Where in that line it begins.</param>
public sealed record JinjaCall(
    string Function,
    IReadOnlyList<object?> Positional,
    IReadOnlyDictionary<string, object?> Named,
    bool IsConstant,
    int Line,
    int Column);
