namespace SectorPipeline.Alerts;

/// <summary>An alert as messages carry it.</summary>
public sealed record AlertView
{
    public required string Key { get; init; }

    public required string Rule { get; init; }

    public required AlertKind Kind { get; init; }

    public required AlertSeverity Severity { get; init; }

    public required string Owner { get; init; }

    public required string Entity { get; init; }

    public required AlertState State { get; init; }

    public required string Title { get; init; }

    public required string Message { get; init; }

    public double? Value { get; init; }

    public required DateOnly Session { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    // Ten of them must fit into a message.
    internal static AlertView Of(Alert alert) => new()
    {
        Key = alert.Key,
        Rule = alert.Rule,
        Kind = alert.Kind,
        Severity = alert.Severity,
        Owner = alert.Owner,
        Entity = alert.Entity,
        State = alert.State,
        Title = alert.Title,
        Message = Fitting.Within(alert.Message, 1_500),
        Value = alert.Value,
        Session = alert.Session,
        RaisedAt = alert.RaisedAt,
        ResolvedAt = alert.ResolvedAt,
    };
}
