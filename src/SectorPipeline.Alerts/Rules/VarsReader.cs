using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SectorPipeline.Alerts;

/// <summary>Reads thresholds: numbers, texts, true and false by name.</summary>
internal static class VarsReader
{
    /// <summary>The values under <c>vars</c>, over those that hold for all rules.</summary>
    public static Dictionary<string, object?> Read(YamlMapping mapping, IReadOnlyDictionary<string, object?> shared, YamlFaults faults)
    {
        var values = new Dictionary<string, object?>(shared, StringComparer.Ordinal);
        foreach (var (key, value) in mapping.Mapping("vars", keys: null)?.Entries ?? [])
        {
            if (value is YamlScalarNode scalar)
                values[key.Value!] = Of(scalar);
            else
                faults.Add(value.Start, $"vars: {key.Value}: a number, a text, true or false is expected here.");
        }

        return values;
    }

    private static object? Of(YamlScalarNode scalar)
    {
        if (scalar.Style != ScalarStyle.Plain || scalar.Value is not { } text)
            return scalar.Value;
        if (text is "true" or "false")
            return text == "true";
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return whole;
        const NumberStyles decimals = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, decimals, CultureInfo.InvariantCulture, out var number) ? number : text;
    }
}
