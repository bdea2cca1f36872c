using System.Globalization;
using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Checks <c>require-dbt-version</c> against the version of dbt that the engine is compatible with.</summary>
internal static class RequiredVersion
{
    // Longer operators first, since the shorter ones begin them.
    private static readonly string[] Operators = [">=", "<=", "==", ">", "<", "="];

    /// <exception cref="ConfigurationException">The version is not within the ranges, or a range cannot be read.</exception>
    public static void Check(YamlNode? node, string package)
    {
        if (node is null or YamlScalar { IsNull: true })
            return;
        var ranges = node.AsTexts("'require-dbt-version'").SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
        var actual = Parse(InvocationValues.DbtVersion)!;
        foreach (var range in ranges)
        {
            var sign = Array.Find(Operators, range.StartsWith) ?? "";
            var wanted = Parse(range[sign.Length..]) ?? throw node.Error($"'{range}' is no range of versions. Write one such as '>=1.5.0'.");
            if (!Fits(sign, actual.CompareTo(wanted)))
                throw node.Error($"'{package}' requires dbt {string.Join(", ", ranges)}; this engine is compatible with {InvocationValues.DbtVersion}. Use a version of '{package}' that fits, or change 'require-dbt-version'.");
        }
    }

    private static bool Fits(string sign, int compared) =>
        sign switch
        {
            ">=" => compared >= 0,
            "<=" => compared <= 0,
            ">" => compared > 0,
            "<" => compared < 0,
            _ => compared == 0,
        };

    // What is before the number of a release, such as "1.4.0-rc1", is taken for the release.
    private static Version? Parse(string text)
    {
        var numbers = new string([.. text.Trim().TrimStart('v').TakeWhile(c => char.IsAsciiDigit(c) || c == '.')]).TrimEnd('.').Split('.');
        if (numbers.Length > 4 || numbers.Any(number => !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            return null;
        var parts = numbers.Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new Version(parts[0], parts.ElementAtOrDefault(1), parts.ElementAtOrDefault(2));
    }
}
