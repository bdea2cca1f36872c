using Microsoft.AspNetCore.Mvc;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>Which runs to list.</summary>
internal sealed record RunQuery
{
    [FromQuery(Name = "job")]
    public string? Job { get; init; }

    [FromQuery(Name = "state")]
    public string? State { get; init; }

    [FromQuery(Name = "trigger")]
    public string? Trigger { get; init; }

    [FromQuery(Name = "session")]
    public string? Session { get; init; }

    [FromQuery(Name = "backfill")]
    public string? Backfill { get; init; }

    [FromQuery(Name = "from")]
    public DateTimeOffset? From { get; init; }

    [FromQuery(Name = "to")]
    public DateTimeOffset? To { get; init; }

    [FromQuery(Name = "before")]
    public string? Before { get; init; }

    [FromQuery(Name = "limit")]
    public int? Limit { get; init; }

    public RunFilter ToFilter(int limit) => new()
    {
        Job = Job,
        State = QueryWord.Parse<RunState>("state", State),
        Trigger = QueryWord.Parse<RunTrigger>("trigger", Trigger),
        Session = Session is null ? null : Core.Session.Parse(Session),
        Backfill = Backfill,
        From = From,
        To = To,
        Before = Before,
        Limit = limit,
    };
}
