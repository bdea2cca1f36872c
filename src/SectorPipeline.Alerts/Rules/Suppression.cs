namespace SectorPipeline.Alerts;

/// <summary>A window in which alerts are recorded and nobody is told; <c>*</c> in rule and entity stands for anything.</summary>
public sealed record Suppression
{
    public string Rule { get; init; } = "*";

    public string Entity { get; init; } = "*";

    public required DateTimeOffset From { get; init; }

    /// <summary>The first instant that is no longer in it.</summary>
    public required DateTimeOffset To { get; init; }

    public required string Reason { get; init; }

    public bool Covers(string rule, string entity, DateTimeOffset now) =>
        now >= From && now < To && Matches(Rule, rule) && Matches(Entity, entity);

    private static bool Matches(string pattern, string text) =>
        System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern.Replace(@"\", @"\\", StringComparison.Ordinal), text);
}
