using System.Text.RegularExpressions;
using SectorPipeline.Core;
using YamlDotNet.RepresentationModel;

namespace SectorPipeline.Orchestration;

/// <summary>Reads the steps of a job file.</summary>
internal sealed partial class StepReader(SourceText source, StepCatalog catalog, YamlMappingNode steps)
{
    public const string NameRule = "A name starts with a letter and holds letters, digits, '_' and '-'.";

    private static readonly string[] Keys = ["uses", "needs", "with", "retry", "timeout", "pool", "not_before"];

    private readonly string[] names = [.. steps.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "")];

    public static bool IsName(string text) => Name().IsMatch(text);

    /// <summary>The step, or null when what is wrong leaves nothing to go on with.</summary>
    public JobStep? Read(YamlNode key, YamlNode value)
    {
        if (key is not YamlScalarNode { Value: { } name } || !IsName(name))
        {
            source.Fault(key.Start, $"'{key}' is not a name of a step. {NameRule}");
            return null;
        }

        if (value is not YamlMappingNode mapping)
        {
            source.Fault(key.Start, $"{name}: a step is a mapping, such as {{ uses: ingest.prices }}.");
            return null;
        }

        return Read(name, new MappingReader(mapping, source, "a step", Keys));
    }

    private JobStep? Read(string name, MappingReader step)
    {
        var type = Type(name, step);
        var (needs, with, retry) = (Needs(step), With(step, type), RetryReader.Read(step, source));
        var timeout = step.Value("timeout", Duration.Parse, Duration.Expected);
        var notBefore = step.Value("not_before", JobFile.TimeOfDay, "a time of day; write it as \"06:30\"");
        var pool = step.Text("pool");
        return type is null ? null : new JobStep
        {
            Name = name,
            Type = type,
            Needs = needs,
            With = with,
            Retry = retry,
            Timeout = timeout,
            Pool = pool,
            NotBefore = notBefore,
        };
    }

    private StepType? Type(string name, MappingReader step)
    {
        if (step.Node("uses") is not { } node)
        {
            source.Fault(step.Start, $"{name}: uses is missing. Say what the step does, such as uses: ingest.prices.");
            return null;
        }

        if (step.Text("uses") is not { } uses)
            return null;
        if (catalog.Find(uses) is { } type)
            return type;
        source.Fault(node.Start, $"uses: {catalog.Unknown(uses)}");
        return null;
    }

    private string[] Needs(MappingReader step)
    {
        var needs = step.Names("needs");
        foreach (var need in needs.Where(need => !names.Contains(need.Value, StringComparer.Ordinal)))
            source.Fault(need.Start, $"needs: no step is called '{need.Value}'.{NearestName.Hint(need.Value!, names)}");
        return [.. needs.Select(need => need.Value!)];
    }

    private StepParameters With(MappingReader step, StepType? type)
    {
        if (step.Mapping("with", "{ vendor: yahoo }") is not { } mapping)
            return StepParameters.None;
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in mapping.Children)
        {
            if (ParameterName(key, type) is { } name)
                values[name] = Parameter(name, value);
        }

        return new StepParameters(values);
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

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
