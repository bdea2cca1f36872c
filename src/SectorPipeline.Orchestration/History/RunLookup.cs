using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Reads runs from the history.</summary>
internal sealed class RunLookup(HistoryDatabase database)
{
    private const int Nearby = 200;

    public List<Run> List(RunFilter filter) => database.Read(
        $"""
        select {HistoryRows.RunColumns} from runs
        where ($job is null or job = $job) and ($state is null or state = $state) and ($session is null or session = $session)
        order by started desc, id desc
        limit $limit
        """,
        HistoryRows.Run,
        ("job", filter.Job),
        ("state", filter.State is { } state ? HistoryRows.Word(state) : null),
        ("session", filter.Session?.Date),
        ("limit", filter.Limit));

    public RunDetails Find(string text)
    {
        var run = string.Equals(text, "last", StringComparison.OrdinalIgnoreCase) ? Last() : ByPrefix(text);
        return Details(run);
    }

    public RunDetails Details(Run run)
    {
        var attempts = database
            .Read($"select {HistoryRows.AttemptColumns} from attempts where run = $run order by number", HistoryRows.Attempt, ("run", run.Id))
            .ToLookup(attempt => attempt.Step, StringComparer.Ordinal);
        var steps = database.Read($"select {HistoryRows.StepColumns} from steps where run = $run order by position", HistoryRows.Step, ("run", run.Id));
        return new RunDetails(run, steps.ConvertAll(step => step with { Attempts = [.. attempts[step.Name]] }));
    }

    public Run Get(string id) =>
        database.Read($"select {HistoryRows.RunColumns} from runs where id = $id", HistoryRows.Run, ("id", id)).Single();

    private Run Last() =>
        List(new RunFilter { Limit = 1 }) is [var last]
            ? last
            : throw new ConfigurationException("runs: there is no run yet. Start one with 'sector run <job>'.");

    private Run ByPrefix(string prefix)
    {
        var matches = database.Read(
            $"select {HistoryRows.RunColumns} from runs where starts_with(id, $prefix) order by id desc limit 4", HistoryRows.Run, ("prefix", prefix));
        return prefix.Length == 0 ? throw Unknown(prefix) : matches switch
        {
            [var only] => only,
            [] => throw Unknown(prefix),
            _ when matches.Find(run => string.Equals(run.Id, prefix, StringComparison.Ordinal)) is { } exact => exact,
            _ => throw new ConfigurationException($"run '{prefix}': several runs start so: {Names(matches)}. Write more of the id."),
        };
    }

    private ConfigurationException Unknown(string text)
    {
        var runs = List(new RunFilter { Limit = Nearby });
        var latest = runs.Count == 0 ? "There is no run yet." : $"The latest: {Names(runs)}.";
        return new ConfigurationException($"no run is called '{text}'.{NearestName.Hint(text, runs.Select(run => run.Id))} {latest}");
    }

    private static string Names(List<Run> runs) =>
        string.Join(", ", runs.Take(3).Select(run => run.Id)) + (runs.Count > 3 ? ", …" : "");
}
