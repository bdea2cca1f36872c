using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Parsing;

/// <summary>A fault of the source, before the template's name and text are known.</summary>
internal sealed class SyntaxFaultException(Place at, string what, string hint = "", string kind = JinjaErrorKind.Syntax)
    : Exception(what)
{
    public Place At { get; } = at;

    public string Hint { get; } = hint;

    public string Kind { get; } = kind;
}
