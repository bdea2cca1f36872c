using SectorPipeline.Core;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Which node each item of <c>given</c> stands for.</summary>
internal sealed class GivenInputs(UnitTestEntry test, ModelNode model, NodeCompiler compiler)
{
    private const string Shape = "an input is ref('…'), source('…', '…') or this";

    private readonly object self = new();

    /// <summary>The rows for the model's own table; null when they are not given.</summary>
    public UnitTestInput? This { get; private set; }

    public Dictionary<string, UnitTestInput> Nodes { get; } = new(StringComparer.Ordinal);

    /// <exception cref="PipelineException">An input names nothing, or something twice.</exception>
    public GivenInputs Read()
    {
        foreach (var given in test.Given)
            Add(given, Named(given.Input));
        return this;
    }

    /// <summary>The rows that stand for the node.</summary>
    /// <exception cref="JinjaFaultException">There are none.</exception>
    public UnitTestInput Of(Node node) =>
        Nodes.TryGetValue(node.UniqueId, out var given) ? given
        : throw new JinjaFaultException(
            "CompilationError",
            $"the unit test '{test.Name}' gives no rows for {Call(node)}, which the model reads.",
            $" Add '- input: {Call(node)}' with its rows under 'given' in {test.Place.File.DisplayPath}:{test.Place.Line}.");

    private void Add(UnitTestInput given, object? named)
    {
        var isNew = named switch
        {
            Node node => Nodes.TryAdd(node.UniqueId, given),
            _ when ReferenceEquals(named, self) => This is null,
            _ => throw given.Input.Error($"'input' is '{given.Input.Text}'; {Shape}."),
        };
        if (!isNew)
            throw given.Input.Error($"the input '{given.Input.Text}' is given twice. Keep one of them.");
        if (named is not Node)
            This = given;
    }

    private object? Named(YamlScalar input)
    {
        var scope = new ValueScope(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["ref"] = new JinjaFunction("ref", arguments => compiler.FindRef(model.Package, arguments)),
            ["source"] = new JinjaFunction("source", arguments => compiler.FindSource(model.Package, arguments)),
            ["this"] = self,
        });
        try
        {
            return TextTemplates.Evaluate(input.Text, input.File.DisplayPath, input.Line, scope, compiler.Cancellation);
        }
        catch (JinjaException failure)
        {
            throw new ConfigurationException(input.Fault($"{failure.What} {(failure.Hint.Length > 0 ? failure.Hint : $"Note that {Shape}.")}"), failure);
        }
    }

    private static string Call(Node node) =>
        node is SourceNode source ? $"source('{source.SourceName}', '{source.Name}')" : $"ref('{node.Name}')";
}
