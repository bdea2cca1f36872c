using SectorPipeline.Jinja.Runtime;
using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja;

/// <summary>A named block at the top level of a template.</summary>
public sealed class JinjaDefinition
{
    private readonly JinjaEnvironment environment;
    private readonly JinjaTemplate template;
    private readonly MacroDeclaration? declaration;

    internal JinjaDefinition(JinjaEnvironment environment, JinjaTemplate template, MacroDeclaration declaration, Place at)
    {
        (this.environment, this.template, this.declaration) = (environment, template, declaration);
        (Kind, Name, MacroName, Line, Column) = ("macro", declaration.Name, declaration.Name, at.Line, at.Column);
        Parameters = ParametersOf(declaration);
        Header = new Dictionary<string, object?>(StringComparer.Ordinal);
    }

    internal JinjaDefinition(JinjaEnvironment environment, JinjaTemplate template, DefinitionBlock block)
    {
        (this.environment, this.template, declaration) = (environment, template, block.Declaration);
        (Kind, Name, MacroName) = (block.Kind, block.Name, block.Declaration?.Name ?? block.Name);
        (Line, Column, RawText, RawLine) = (block.At.Line, block.At.Column, block.RawText, block.BodyAt.Line);
        Parameters = ParametersOf(block.Declaration);
        Header = block.Header.ToDictionary(argument => argument.Name, argument => ConstantValue.Of(argument.Value).Value, StringComparer.Ordinal);
    }

    /// <summary>macro, test, materialization, docs or snapshot.</summary>
    public string Kind { get; }

    /// <summary>The name in the source.</summary>
    public string Name { get; }

    /// <summary>The name it is called by: test_name for a test, materialization_name_adapter for a materialization.</summary>
    public string MacroName { get; }

    public IReadOnlyList<JinjaParameter> Parameters { get; }

    /// <summary>Whether it takes named arguments besides its parameters, because it reads <c>kwargs</c>.</summary>
    public bool TakesOthers => declaration?.ReadsKwargs ?? false;

    /// <summary>What a materialization says behind its name: adapter, default, supported_languages; constants only.</summary>
    public IReadOnlyDictionary<string, object?> Header { get; }

    public int Line { get; }

    public int Column { get; }

    /// <summary>The source between the tags of a docs or snapshot block; otherwise empty.</summary>
    public string RawText { get; } = "";

    /// <summary>The line on which <see cref="RawText"/> begins.</summary>
    public int RawLine { get; }

    /// <summary>A callable whose free names are looked up in the scope at each call, as dbt's macros are.</summary>
    public IJinjaCallable Bind(IJinjaScope globals) => declaration is null
        ? throw new InvalidOperationException($"A {Kind} block cannot be called.")
        : new BoundDefinition(environment, template, declaration, globals) { At = new Place(Line, Column) };

    private static IReadOnlyList<JinjaParameter> ParametersOf(MacroDeclaration? declaration) =>
        declaration?.Parameters.Select(parameter => new JinjaParameter(parameter.Name, parameter.Default is not null)).ToList() ?? [];
}
