using YamlDotNet.RepresentationModel;

namespace SectorPipeline.Orchestration;

/// <summary>Reads what is under <c>parameters</c> of a job.</summary>
internal sealed class ParametersReader(SourceText source)
{
    public static readonly string[] Keys = ["description", "default", "required", "list"];

    public List<JobParameter> Read(MappingReader job)
    {
        if (job.Mapping("parameters", "symbols: { description: What to fetch, list: true }") is not { } mapping)
            return [];
        return [.. mapping.Children.Select(pair => Read(pair.Key, pair.Value)).OfType<JobParameter>()];
    }

    private JobParameter? Read(YamlNode key, YamlNode value)
    {
        if (key is YamlScalarNode { Value: { } name } && StepReader.IsName(name))
            return value is YamlMappingNode mapping ? Read(name, new MappingReader(mapping, source, "a parameter", Keys)) : Short(name, value);
        source.Fault(key.Start, $"'{key}' is not a name of a parameter. {StepReader.NameRule}");
        return null;
    }

    private JobParameter Short(string name, YamlNode value) =>
        new() { Name = name, Default = Text(value), IsList = value is YamlSequenceNode };

    private JobParameter Read(string name, MappingReader parameter)
    {
        var @default = parameter.Node("default");
        var read = new JobParameter
        {
            Name = name,
            Description = parameter.Text("description") ?? "",
            Default = @default is null ? null : Text(@default),
            IsRequired = Flag(parameter, "required"),
            IsList = Flag(parameter, "list") || @default is YamlSequenceNode,
        };
        if (read is { IsRequired: true, Default: not null })
            source.Fault(@default!.Start, $"{name}: is required, so its default is never used. Leave one of the two out.");
        return read;
    }

    private string? Text(YamlNode value)
    {
        switch (value)
        {
            case YamlScalarNode scalar:
                return YamlValue.IsNull(scalar) ? null : scalar.Value;
            case YamlSequenceNode list when list.All(item => item is YamlScalarNode):
                return string.Join(',', list.Cast<YamlScalarNode>().Select(item => item.Value));
            default:
                source.Fault(value.Start, "a default is a text, a number, true, false or a list of texts.");
                return null;
        }
    }

    private static bool Flag(MappingReader parameter, string key) =>
        parameter.Value<bool>(key, text => bool.TryParse(text, out var flag) ? flag : null, "true or false") ?? false;
}
