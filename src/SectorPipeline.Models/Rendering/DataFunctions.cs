using SectorPipeline.Core;
using SectorPipeline.Jinja;
using YamlDotNet.Serialization;

namespace SectorPipeline.Models;

/// <summary>Between the values of templates and texts in JSON or YAML; what cannot be read or written gives the caller's default.</summary>
internal static class DataFunctions
{
    public static string ToJson(JinjaArguments arguments) =>
        JinjaValue.Json(Writable(arguments.Required(0, "value")), JinjaValue.IsTrue(arguments.Optional(2, "sort_keys")));

    public static object? FromJson(JinjaArguments arguments)
    {
        try
        {
            return JsonText.Read(arguments.Text(0, "string"));
        }
        catch (JinjaFaultException failure) when (failure.Kind == JinjaErrorKind.Value)
        {
            return arguments.Optional(1, "default");
        }
    }

    public static string ToYaml(JinjaArguments arguments)
    {
        var value = Writable(arguments.Required(0, "value"));
        var serializer = new SerializerBuilder().DisableAliases().WithQuotingNecessaryStrings(quoteYaml1_1Strings: true).Build();
        return serializer.Serialize(JinjaValue.IsTrue(arguments.Optional(2, "sort_keys")) ? Sorted(value) : value).ReplaceLineEndings("\n");
    }

    public static object? FromYaml(JinjaArguments arguments)
    {
        try
        {
            return YamlReader.Read(new SourceFile("fromyaml", "fromyaml", arguments.Text(0, "value")))?.ToValue();
        }
        catch (ConfigurationException)
        {
            return arguments.Optional(1, "default");
        }
    }

    // Relations, dates and the like are written as they print.
    private static object? Writable(object? value) => JinjaValue.From(value) switch
    {
        JinjaUndefined => null,
        decimal number => (double)number,
        JinjaMarkup markup => markup.Text,
        JinjaDict dict => dict.Items.ToDictionary(entry => JinjaValue.Text(entry.Key), entry => Writable(entry.Value), StringComparer.Ordinal),
        IEnumerable<object?> list => list.Select(Writable).ToList(),
        IJinjaSequence and not IJinjaObject and var sequence => sequence.Items.Select(Writable).ToList(),
        IJinjaObject { IsMapping: true } and not RelationValue and var map => Writable(MappingMethods.Read(map)),
        IJinjaObject other => other.ToString(),
        var other => other,
    };

    private static object? Sorted(object? value) => value switch
    {
        Dictionary<string, object?> map => map.OrderBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(entry => entry.Key, entry => Sorted(entry.Value), StringComparer.Ordinal),
        List<object?> list => list.Select(Sorted).ToList(),
        _ => value,
    };
}
