using SectorPipeline.Core;
using SectorPipeline.Jinja.Parsing;
using SectorPipeline.Jinja.Runtime;
using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja;

/// <summary>A parsed template; immutable, so that several threads may render it at once.</summary>
public sealed class JinjaTemplate
{
    private const int MaxTrace = 8;

    private readonly JinjaEnvironment environment;
    private readonly string source;
    private readonly int firstLine;

    internal JinjaTemplate(JinjaEnvironment environment, string source, string name, int firstLine)
    {
        this.environment = environment;
        this.firstLine = firstLine;
        this.source = SourceReader.Normalize(source, environment.Options.KeepTrailingNewline);
        Name = name;
        try
        {
            var tokens = Lexer.Tokenize(this.source, environment.Options, firstLine);
            Body = new StatementParser(this.source, tokens, environment.Options).Template();
            Blocks = new TemplateChecker(environment).Check(Body);
        }
        catch (SyntaxFaultException fault)
        {
            throw Error(new JinjaError(fault.Kind, fault.Message, fault.Hint, fault.At), [], null);
        }

        Definitions = [.. Body.Select(Definition).OfType<JinjaDefinition>()];
    }

    public string Name { get; }

    /// <summary>The macros, tests, materializations, docs and snapshots at the top level, in order; found without rendering.</summary>
    public IReadOnlyList<JinjaDefinition> Definitions { get; }

    internal IReadOnlyList<Statement> Body { get; }

    internal IReadOnlyList<Block> Blocks { get; }

    /// <exception cref="JinjaException">The template fails; other exceptions are those of the host's functions.</exception>
    public string Render(IReadOnlyDictionary<string, object?> context, CancellationToken cancellation) =>
        Render(new DictionaryScope(context), cancellation);

    /// <inheritdoc cref="Render(IReadOnlyDictionary{string, object?}, CancellationToken)"/>
    public string Render(IJinjaScope scope, CancellationToken cancellation)
    {
        var state = new RenderState(environment, scope.Undefined ?? environment.Options.Undefined, cancellation);
        var output = new OutputBuffer(state);
        try
        {
            Executor.For(state, this, new RootFrame(state, scope)).Render(output);
        }
        catch (JinjaFaultException fault)
        {
            throw state.Locate(fault);
        }
        catch (JinjaReturnException)
        {
            // A return outside of a macro ends the template.
        }

        return output.ToString();
    }

    /// <summary>Every call of a function by its name, such as ref or adapter.dispatch; found without rendering, in the order of the source.</summary>
    public IEnumerable<JinjaCall> Calls(params string[] functionNames) => CallFinder.Find(Body, functionNames);

    internal JinjaException Error(JinjaError error, IEnumerable<CallSite> callers, Exception? cause)
    {
        var trace = callers.Take(MaxTrace).Select(site => "\n  " + site);
        return new JinjaException(error, Name, Excerpt.Around(source, error.At, firstLine) + string.Concat(trace), cause);
    }

    private JinjaDefinition? Definition(Statement statement) => statement switch
    {
        MacroStatement macro => new JinjaDefinition(environment, this, macro.Declaration, macro.At),
        DefinitionBlock block => new JinjaDefinition(environment, this, block),
        _ => null,
    };
}
