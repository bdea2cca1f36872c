using SectorPipeline.Jinja;

namespace SectorPipeline.Alerts;

/// <summary>What is looked for, and what people are told of it; an entry of <c>jobs/alerts.yml</c>.</summary>
public sealed record AlertRule
{
    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public required AlertKind Kind { get; init; }

    public AlertShape Shape { get; init; } = AlertShape.State;

    /// <summary>That of its alerts, unless a row says otherwise in the column <c>severity</c>.</summary>
    public required AlertSeverity Severity { get; init; }

    public required string Owner { get; init; }

    public bool Enabled { get; init; } = true;

    /// <summary>The tables, as schema.table, without which it is not evaluated; those of a market rule must have rows of the session.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>A query with one row per alert: <c>entity</c>, and as it likes <c>value</c>, <c>severity</c>, <c>not_to</c>, and what the texts say.</summary>
    public required JinjaTemplate Sql { get; init; }

    public required JinjaTemplate Title { get; init; }

    public required JinjaTemplate Message { get; init; }

    /// <summary>The title of a message about several alerts; null for a plain one.</summary>
    public JinjaTemplate? Summary { get; init; }

    /// <summary>For how long after a message no other one is sent of the same alert, unless its severity rises.</summary>
    public TimeSpan Cooldown { get; init; }

    /// <summary>For how long the condition must be gone before the alert is resolved.</summary>
    public TimeSpan ResolveAfter { get; init; }

    public WorseDirection Worse { get; init; }

    /// <summary>Whether people are told that it is over; those who follow states always are.</summary>
    public bool NotifyResolved { get; init; } = true;

    /// <summary>The columns of the query whose equal values make alerts of one evaluation one message; null: each alert has its own.</summary>
    public IReadOnlyList<string>? GroupBy { get; init; }

    /// <summary>More messages than this of one evaluation become one with the count.</summary>
    public int Flood { get; init; } = AlertRules.DefaultFlood;

    /// <summary>The thresholds that its query and its texts name: numbers, texts, true and false.</summary>
    public IReadOnlyDictionary<string, object?> Vars { get; init; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>The stable key of its alert about an entity.</summary>
    public string KeyOf(string entity) => $"{Name}/{entity}";
}
