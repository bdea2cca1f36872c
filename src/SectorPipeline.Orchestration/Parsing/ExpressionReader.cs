using SectorPipeline.Core;
using YamlDotNet.RepresentationModel;

namespace SectorPipeline.Orchestration;

/// <summary>Reads the expressions of a job file, and checks the names in them once all steps are known.</summary>
internal sealed class ExpressionReader(SourceText source)
{
    private readonly List<(string Step, Expression.Name Name, YamlScalarNode Node, bool HasItem)> names = [];

    /// <summary>The condition under <c>if</c>: an expression, bare or in <c>${{ }}</c>.</summary>
    public Condition? Condition(string step, MappingReader mapping)
    {
        if (mapping.Text("if") is not { } text || mapping.Node("if") is not YamlScalarNode node)
            return null;
        if (!node.Tag.IsEmpty && text.Length == 0)
        {
            source.Fault(node.Start, "if: what begins with '!' is a tag in YAML. Write the condition in quotes, or in ${{ }}.");
            return null;
        }

        return Try(node, () => Of(step, node, text));
    }

    /// <summary>The template of a value that holds expressions; null for one that holds none, or is no text or list of texts.</summary>
    public Template? Template(string step, YamlNode value, bool hasItem) => value switch
    {
        YamlScalarNode { Value: { } text } scalar when TemplateParser.HasExpressions(text) => Text(step, scalar, hasItem),
        YamlSequenceNode list when list.Any(item => item is YamlScalarNode { Value: { } text } && TemplateParser.HasExpressions(text)) => List(step, list, hasItem),
        _ => null,
    };

    /// <summary>A list of texts as a template, whether it holds expressions or not.</summary>
    public Template.List List(string step, YamlSequenceNode list, bool hasItem) =>
        new([.. list.OfType<YamlScalarNode>().Select(item => Text(step, item, hasItem)).OfType<Template.Text>()]);

    /// <summary>Finds names that mean nothing where they stand.</summary>
    public void Check(Dag<JobStep> steps, IReadOnlyList<JobParameter> parameters)
    {
        foreach (var (step, name, node, hasItem) in names)
        {
            if (new NameCheck(steps, step, parameters, hasItem).Fault(name) is var (part, message))
                source.Fault(node, part.Offset, message);
        }
    }

    private Condition Of(string step, YamlScalarNode node, string text)
    {
        var template = TemplateParser.HasExpressions(text) ? TemplateParser.Parse(text) : null;
        var expression = template switch
        {
            null => ExpressionParser.Parse(text),
            { Parts: [var only] } => only,
            _ => throw new ExpressionException(0, "a condition is one expression. Put ${{ }} around the whole of it, or nowhere."),
        };
        Remember(step, node, [expression], hasItem: false);
        return new Condition(text.Trim(), expression);
    }

    private Template.Text? Text(string step, YamlScalarNode scalar, bool hasItem) => Try(scalar, () =>
    {
        var template = TemplateParser.Parse(scalar.Value ?? "");
        Remember(step, scalar, template.Parts, hasItem);
        return template;
    });

    private void Remember(string step, YamlScalarNode node, IEnumerable<Expression> expressions, bool hasItem) =>
        names.AddRange(expressions.SelectMany(expression => expression.Names).Select(name => (step, name, node, hasItem)));

    private T? Try<T>(YamlScalarNode node, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (ExpressionException error)
        {
            source.Fault(node, error.Offset, error.Message);
            return null;
        }
    }
}
