using Microsoft.AspNetCore.Mvc;
using SectorPipeline.Alerts;
using SectorPipeline.Core;

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
        Kind = Word<AlertKind>("kind", Kind),
        AtLeast = Word<AlertSeverity>("severity", Severity),
        Limit = Math.Clamp(Limit ?? 100, 1, LargestPage),
    };

    private static T? Word<T>(string name, string? text)
        where T : struct, Enum
    {
        if (text is null)
            return null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (ApiJson.Word(value) == text)
                return value;
        }

        throw new ConfigurationException($"{name}: '{text}' is none. Use one of {string.Join(", ", Enum.GetValues<T>().Select(ApiJson.Word))}.");
    }
}
