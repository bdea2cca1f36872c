using Microsoft.AspNetCore.Mvc;
using SectorPipeline.Alerts;

namespace SectorPipeline.App.Host;

/// <summary>Which alerts to list.</summary>
internal sealed record AlertQuery
{
    private const int LargestPage = 500;

    /// <summary>Resolved ones too.</summary>
    [FromQuery(Name = "all")]
    public bool? All { get; init; }

    [FromQuery(Name = "rule")]
    public string? Rule { get; init; }

    [FromQuery(Name = "entity")]
    public string? Entity { get; init; }

    [FromQuery(Name = "owner")]
    public string? Owner { get; init; }

    [FromQuery(Name = "kind")]
    public string? Kind { get; init; }

    /// <summary>The least severity.</summary>
    [FromQuery(Name = "severity")]
    public string? Severity { get; init; }

    [FromQuery(Name = "limit")]
    public int? Limit { get; init; }

    public AlertFilter ToFilter() => new()
    {
        OnlyOpen = All != true,
        Rule = Rule,
        Entity = Entity,
        Owner = Owner,
        Kind = QueryWord.Parse<AlertKind>("kind", Kind),
        AtLeast = QueryWord.Parse<AlertSeverity>("severity", Severity),
        Limit = Math.Clamp(Limit ?? 100, 1, LargestPage),
    };
}
