using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>What somebody wants filled.</summary>
internal sealed record BackfillRequest
{
    public required string Job { get; init; }

    /// <summary>The days from and to which sessions are filled.</summary>
    public required SessionRange Days { get; init; }

    public BackfillOrder Order { get; init; } = BackfillOrder.Oldest;

    public int MaxParallel { get; init; } = 1;

    /// <summary>Only sessions whose last run did not succeed, each under the id of that run.</summary>
    public bool OnlyFailed { get; init; }

    /// <summary>Everything from the start; also of sessions that have succeeded.</summary>
    public bool FullRefresh { get; init; }

    /// <exception cref="ConfigurationException">A text is no date, or the days are in the wrong order.</exception>
    public static BackfillRequest Parse(string job, string from, string to)
    {
        var days = new SessionRange(Session.Parse(from).Date, Session.Parse(to).Date);
        return days.IsEmpty
            ? throw new ConfigurationException($"from {from}, to {to}: the first day is after the last. Exchange them.")
            : new BackfillRequest { Job = job, Days = days };
    }
}
