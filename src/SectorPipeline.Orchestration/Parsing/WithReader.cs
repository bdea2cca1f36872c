using SectorPipeline.Core;
using YamlDotNet.RepresentationModel;

namespace SectorPipeline.Orchestration;

/// <summary>Reads what is under <c>with</c> of a step: values as they are, and those that hold expressions.</summary>
internal sealed class WithReader(SourceText source, ExpressionReader expressions)
{
    public (StepParameters Values, Dictionary<string, Template> Bindings) Read(string step, MappingReader mapping, StepType? type)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        var bindings = new Dictionary<string, Template>(StringComparer.Ordinal);
        foreach (var (key, value) in mapping.Mapping("with", "{ vendor: yahoo }")?.Children.ToList() ?? [])
        {
            if (ParameterName(key, type) is not { } name)
                continue;
            values[name] = Parameter(name, value);
            if (expressions.Template(step, value, mapping.Node("for_each") is not null) is { } template)
                bindings[name] = template;
        }

        return (new StepParameters(values), bindings);
    }

    private string? ParameterName(YamlNode key, StepType? type)
    {
        if (key is not YamlScalarNode { Value: { } name })
            source.Fault(key.Start, "with: a key is a word. Write it as 'key: value'.");
        else if (type is null || type.Parameters.Contains(name, StringComparer.Ordinal))
            return name;
        else
            source.Fault(key.Start, $"with: {type.Name} has no parameter '{name}'.{NearestName.Hint(name, type.Parameters)} {ParametersOf(type)}");
        return null;
    }

    private object? Parameter(string name, YamlNode value)
    {
        switch (value)
        {
            case YamlScalarNode scalar:
                return YamlValue.Of(scalar);
            case YamlSequenceNode list when list.All(item => item is YamlScalarNode):
                return list.Select(item => ((YamlScalarNode)item).Value ?? "").ToArray();
            default:
                source.Fault(value.Start, $"with: {name}: a text, a number, true, false or a list of texts is expected here.");
                return null;
        }
    }

    private static string ParametersOf(StepType type) =>
        type.Parameters.Count == 0 ? "It has none." : $"Parameters: {string.Join(", ", type.Parameters)}.";
}
