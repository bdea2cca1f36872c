using System.Globalization;
using SectorPipeline.Core;
using YamlDotNet.RepresentationModel;

namespace SectorPipeline.Alerts;

/// <summary>Reads a window of <c>suppress</c>.</summary>
internal sealed class SuppressionReader(YamlFaults faults, IReadOnlyCollection<string> rules)
{
    private static readonly string[] Keys = ["rule", "entity", "from", "to", "reason"];
    private const string Expected = "an instant; write it as 2026-12-24T18:00Z, or as a day, 2026-12-24";

    public Suppression? Read(YamlNode node)
    {
        if (node is not YamlMappingNode mapping)
        {
            faults.Add(node.Start, "suppress: a window is expected here, such as { rule: drawdown, from: 2026-12-24, to: 2026-12-27, reason: holidays }.");
            return null;
        }

        var before = faults.Count;
        var window = new YamlMapping(mapping, faults, "a window", Keys);
        var read = Read(window);
        return faults.Count == before ? read : null;
    }

    private Suppression Read(YamlMapping window)
    {
        var (from, to) = (Instant(window, "from"), Instant(window, "to"));
        if (from is not null && to is not null && to <= from)
            faults.Add(window.Start, "a window ends after it begins: to is not after from. Correct one of them.");
        return new Suppression
        {
            Rule = Rule(window),
            Entity = window.Text("entity") ?? "*",
            From = from ?? default,
            To = to ?? default,
            Reason = window.Required("reason", "a window")?.Value ?? "",
        };
    }

    private string Rule(YamlMapping window)
    {
        if (window.Scalar("rule") is not { Value: { } name } scalar)
            return "*";
        if (!name.Contains('*', StringComparison.Ordinal) && !rules.Contains(name, StringComparer.Ordinal))
            faults.Add(scalar.Start, $"rule: no rule is called '{name}'.{NearestName.Hint(name, rules)}");
        return name;
    }

    private static DateTimeOffset? Instant(YamlMapping window, string key)
    {
        window.Required(key, "a window");
        return window.Value<DateTimeOffset>(
            key,
            text => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null,
            Expected);
    }
}
