using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SectorPipeline.Orchestration;

/// <summary>What a scalar stands for under YAML's core schema: only plain (unquoted) words are more than text.</summary>
internal static class YamlValue
{
    public static bool IsNull(YamlNode node) =>
        node is YamlScalarNode { Style: ScalarStyle.Plain, Tag.IsEmpty: true, Value: null or "" or "~" or "null" or "Null" or "NULL" };

    public static object? Of(YamlScalarNode node)
    {
        if (IsNull(node))
            return null;
        if (node.Style != ScalarStyle.Plain)
            return node.Value;
        return node.Value switch
        {
            "true" or "True" or "TRUE" => true,
            "false" or "False" or "FALSE" => false,
            var text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
            var text when IsNumber(text) => double.Parse(text!, CultureInfo.InvariantCulture),
            var text => text,
        };
    }

    // Words such as Infinity parse as numbers in .NET but are text in YAML.
    private static bool IsNumber(string? text) =>
        text is { Length: > 0 } && (char.IsAsciiDigit(text[^1]) || text[^1] == '.')
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
