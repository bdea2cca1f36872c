using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace SectorPipeline.Alerts;

/// <summary>Reads a rule; what is wrong with it becomes a fault.</summary>
internal sealed partial class RuleReader(YamlFaults faults, IReadOnlyDictionary<string, object?> vars, int flood)
{
    private const string What = "a rule";

    private static readonly string[] Keys =
    [
        "description", "kind", "shape", "severity", "owner", "enabled", "needs", "sql", "title", "message", "summary",
        "cooldown", "resolve_after", "worse", "notify_resolved", "group_by", "flood", "vars",
    ];

    public AlertRule? Read(YamlScalarNode name, YamlNode node)
    {
        if (node is not YamlMappingNode mapping)
        {
            faults.Add(name.Start, $"{name.Value}: a rule has keys: kind, severity, owner, sql, title and message at least.");
            return null;
        }

        var before = faults.Count;
        if (!NamePattern().IsMatch(name.Value!))
            faults.Add(name.Start, $"'{name.Value}' is not a name of a rule. Use small letters, digits and '_', 64 at most.");
        var rule = Read(name, new YamlMapping(mapping, faults, What, Keys));
        return faults.Count == before ? rule : null;
    }

    private AlertRule Read(YamlScalarNode name, YamlMapping rule)
    {
        rule.Required("kind", What);
        rule.Required("severity", What);
        var shape = rule.Word<AlertShape>("shape") ?? AlertShape.State;
        return new AlertRule
        {
            Name = name.Value!,
            Description = rule.Text("description")?.Trim() ?? "",
            Kind = rule.Word<AlertKind>("kind") ?? AlertKind.Market,
            Shape = shape,
            Severity = rule.Word<AlertSeverity>("severity") ?? AlertSeverity.Warning,
            Owner = rule.Required("owner", What)?.Value ?? "",
            Enabled = rule.Flag("enabled") ?? true,
            Needs = Needs(rule),
            Sql = Template(rule, "sql"),
            Title = Template(rule, "title"),
            Message = Template(rule, "message"),
            Summary = rule.Scalar("summary") is { } summary ? RuleTemplates.Parse(summary, faults) : null,
            Cooldown = rule.Value<TimeSpan>("cooldown", Lasting.Parse, Lasting.Expected) ?? TimeSpan.Zero,
            ResolveAfter = rule.Value<TimeSpan>("resolve_after", Lasting.Parse, Lasting.Expected) ?? TimeSpan.Zero,
            Worse = rule.Word<WorseDirection>("worse") ?? WorseDirection.Farther,
            NotifyResolved = rule.Flag("notify_resolved") ?? shape == AlertShape.State,
            GroupBy = rule.Names("group_by")?.Select(column => column.Value!).ToList(),
            Flood = rule.Count("flood") ?? flood,
            Vars = VarsReader.Read(rule, vars, faults),
        };
    }

    private Jinja.JinjaTemplate Template(YamlMapping rule, string key) => RuleTemplates.Parse(rule.Required(key, What), faults);

    private string[] Needs(YamlMapping rule)
    {
        var needs = rule.Names("needs") ?? [];
        foreach (var table in needs.Where(table => !TablePattern().IsMatch(table.Value!)))
            faults.Add(table.Start, $"needs: '{table.Value}' is not a table. Write it as schema.table, such as marts.mart_risk_metrics.");
        return [.. needs.Select(table => table.Value!)];
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,63}$", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^[a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex TablePattern();
}
