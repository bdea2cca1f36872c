namespace SectorPipeline.Jinja.Syntax;

internal abstract record Statement(Place At);

internal sealed record Text(Place At, string Value) : Statement(At);

internal sealed record Output(Place At, Expression Value) : Statement(At);

internal sealed record Do(Place At, Expression Value) : Statement(At);

internal sealed record If(Place At, IReadOnlyList<IfBranch> Branches, IReadOnlyList<Statement> Otherwise) : Statement(At);

internal sealed record For(
    Place At,
    Expression Target,
    Expression Items,
    Expression? Condition,
    bool IsRecursive,
    IReadOnlyList<Statement> Body,
    IReadOnlyList<Statement> Otherwise) : Statement(At);

internal sealed record Set(Place At, Expression Target, Expression Value) : Statement(At);

internal sealed record SetBlock(Place At, Expression Target, Filter? Filter, IReadOnlyList<Statement> Body) : Statement(At);

internal sealed record With(Place At, IReadOnlyList<WithTarget> Targets, IReadOnlyList<Statement> Body) : Statement(At);

internal sealed record FilterBlock(Place At, Filter Filter, IReadOnlyList<Statement> Body) : Statement(At);

internal sealed record MacroStatement(Place At, MacroDeclaration Declaration) : Statement(At);

internal sealed record CallBlock(Place At, Call Call, MacroDeclaration Body) : Statement(At);

internal sealed record Block(Place At, string Name, bool IsScoped, bool IsRequired, IReadOnlyList<Statement> Body) : Statement(At);

internal sealed record Extends(Place At, Expression Template) : Statement(At);

internal sealed record Include(Place At, Expression Template, bool IgnoreMissing, bool WithContext) : Statement(At);

internal sealed record Import(Place At, Expression Template, string Target, bool WithContext) : Statement(At);

internal sealed record FromImport(Place At, Expression Template, IReadOnlyList<ImportedName> Names, bool WithContext) : Statement(At);

internal sealed record Break(Place At) : Statement(At);

internal sealed record Continue(Place At) : Statement(At);

/// <summary>One of dbt's blocks: test and materialization declare a macro, docs and snapshot keep their source.</summary>
internal sealed record DefinitionBlock(
    Place At,
    string Kind,
    string Name,
    MacroDeclaration? Declaration,
    IReadOnlyList<NamedArgument> Header,
    string RawText,
    Place BodyAt) : Statement(At);

internal sealed record IfBranch(Expression Condition, IReadOnlyList<Statement> Body);

internal readonly record struct WithTarget(Expression Target, Expression Value);

internal readonly record struct ImportedName(string Name, string Alias);

internal sealed record MacroParameter(string Name, Expression? Default);

/// <summary>What a macro or a call block's body declares, and which of the special names its body reads.</summary>
internal sealed record MacroDeclaration(
    string Name,
    IReadOnlyList<MacroParameter> Parameters,
    IReadOnlyList<Statement> Body,
    bool ReadsCaller,
    bool ReadsVarargs,
    bool ReadsKwargs)
{
    public bool HasCallerParameter { get; } = Parameters.Any(parameter => parameter.Name == "caller");
}
