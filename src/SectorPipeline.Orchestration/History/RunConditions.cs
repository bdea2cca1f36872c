namespace SectorPipeline.Orchestration;

/// <summary>A filter as SQL that holds only what is asked for, so that an index can serve it.</summary>
internal sealed class RunConditions
{
    private readonly List<string> conditions = [];

    /// <param name="filter">What is asked for.</param>
    /// <param name="since">What sorts before the ids to look among; null for all.</param>
    public RunConditions(RunFilter filter, string? since)
    {
        Add("job = $job", "job", filter.Job);
        Add("state = $state", "state", filter.State is { } state ? HistoryRows.Word(state) : null);
        Add("session = $session", "session", filter.Session?.Date);
        Add("session >= $first_session", "first_session", filter.Sessions?.First);
        Add("session <= $last_session", "last_session", filter.Sessions?.Last);
        Add("trigger = $trigger", "trigger", filter.Trigger is { } trigger ? HistoryRows.Word(trigger) : null);
        Add("backfill = $backfill", "backfill", filter.Backfill);
        Add("created >= $from", "from", filter.From);
        Add("created < $to", "to", filter.To);
        Add("id < $before", "before", filter.Before);
        Add("id >= $since", "since", since);
    }

    public string Where => conditions.Count == 0 ? "" : $" where {string.Join(" and ", conditions)}";

    public List<(string Name, object? Value)> Parameters { get; } = [];

    private void Add(string condition, string name, object? value)
    {
        if (value is null)
            return;
        conditions.Add(condition);
        Parameters.Add((name, value));
    }
}
