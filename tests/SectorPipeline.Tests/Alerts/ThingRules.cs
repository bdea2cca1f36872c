using SectorPipeline.Alerts;

namespace SectorPipeline.Tests.Alerts;

/// <summary>Rules over a small table of things.</summary>
internal static class ThingRules
{
    public const string Table = "create schema marts; create table marts.things (session date, entity varchar, value double, severity varchar, note varchar, area varchar)";

    /// <summary>One rule, with more keys as YAML lines.</summary>
    public static AlertRules With(params string[] lines) => AlertRules.Parse("alerts.yml", Text(lines));

    public static string Text(params string[] lines) =>
        $$$"""
        rules:
          thing:
            kind: market
            severity: warning
            owner: desk
            needs: [marts.things]
            sql: select entity, value, severity, note, area from marts.things where session = {{ session }} and value is not null
            title: "{{ entity }} {{ '%.1f' | format(value) }}"
            message: "{{ note }}"
        {{{string.Join('\n', lines.Select(line => line.StartsWith("suppress", StringComparison.Ordinal) || line.StartsWith("  -", StringComparison.Ordinal) ? line : $"    {line}"))}}}
        """;

    public static Task AddAsync(this AlertBench bench, string session, string entity, double? value, string? severity = null, string note = "", string area = "north")
    {
        var number = value is { } known ? known.ToString(System.Globalization.CultureInfo.InvariantCulture) : "null";
        return bench.ExecuteAsync($"insert into marts.things values (date '{session}', '{entity}', {number}, {(severity is null ? "null" : $"'{severity}'")}, '{note}', '{area}')");
    }

    /// <summary>A session on which nothing is to be found.</summary>
    public static Task CalmAsync(this AlertBench bench, string session) => bench.AddAsync(session, "nothing", null);
}
