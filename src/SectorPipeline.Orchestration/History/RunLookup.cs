using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Reads runs from the history.</summary>
internal sealed class RunLookup(HistoryTransaction transaction)
{
    private const int Nearby = 200;

    // DuckDB sorts what it finds, where PostgreSQL reads an index backwards: it is asked for the latest first, and for all only if those are too few.
    private static readonly TimeSpan[] Windows = [TimeSpan.FromDays(2), TimeSpan.FromDays(30), TimeSpan.FromDays(365)];

    public async Task<List<Run>> ListAsync(RunFilter filter)
    {
        if (!transaction.IsShared && await LatestAsync(filter) is { } latest)
        {
            foreach (var window in Windows)
            {
                if (await ListAsync(filter, RunId.First(latest - window)) is { } runs && runs.Count == filter.Limit)
                    return runs;
            }
        }

        return await ListAsync(filter, since: null);
    }

    public async Task<RunDetails> DetailsAsync(Run run)
    {
        var attempts = (await transaction.ReadAsync(
            $"select {HistoryRows.AttemptColumns} from attempts where run = $run order by number", HistoryRows.Attempt, ("run", run.Id)))
            .ToLookup(attempt => attempt.Step, StringComparer.Ordinal);
        var steps = await transaction.ReadAsync(
            $"select {HistoryRows.StepColumns} from steps where run = $run order by position", HistoryRows.Step, ("run", run.Id));
        return new RunDetails(run, steps.ConvertAll(step => step with { Attempts = [.. attempts[step.Name]] }));
    }

    public async Task<Run> GetAsync(string id) =>
        (await transaction.ReadAsync($"select {HistoryRows.RunColumns} from runs where id = $id", HistoryRows.Run, ("id", id))).Single();

    /// <summary>The run with the id, or with the only id that starts so, or the <c>last</c> one.</summary>
    public Task<Run> FindAsync(string text) => string.Equals(text, "last", StringComparison.OrdinalIgnoreCase) ? LastAsync() : FindByPrefixAsync(text);

    private Task<List<Run>> ListAsync(RunFilter filter, string? since)
    {
        var conditions = new RunConditions(filter, since);
        return transaction.ReadAsync(
            $"select {HistoryRows.RunColumns} from runs{conditions.Where} order by id desc limit $limit", HistoryRows.Run, [.. conditions.Parameters, ("limit", filter.Limit)]);
    }

    private async Task<DateTimeOffset?> LatestAsync(RunFilter filter) =>
        filter.Before is { } before && RunId.TimeOf(before) is { } time
            ? time
            : (await transaction.ReadAsync("select max(created) from runs", row => HistoryRows.InstantOrNull(row, 0))).Single();

    private async Task<Run> LastAsync() =>
        await ListAsync(new RunFilter { Limit = 1 }) is [var last]
            ? last
            : throw new ConfigurationException("runs: there is no run yet. Start one with 'sector run <job>'.");

    private async Task<Run> FindByPrefixAsync(string prefix)
    {
        if (await transaction.ReadAsync($"select {HistoryRows.RunColumns} from runs where id = $id", HistoryRows.Run, ("id", prefix)) is [var exact])
            return exact;
        var matches = prefix.Length == 0 ? [] : await transaction.ReadAsync(
            $"select {HistoryRows.RunColumns} from runs where starts_with(id, $prefix) order by id desc limit 4", HistoryRows.Run, ("prefix", prefix));
        return matches switch
        {
            [var only] => only,
            [] => throw await UnknownAsync(prefix),
            _ => throw new ConfigurationException($"run '{prefix}': several runs start so: {Names(matches)}. Write more of the id."),
        };
    }

    private async Task<ConfigurationException> UnknownAsync(string text)
    {
        var runs = await ListAsync(new RunFilter { Limit = Nearby });
        var latest = runs.Count == 0 ? "There is no run yet." : $"The latest: {Names(runs)}.";
        return new ConfigurationException($"no run is called '{text}'.{NearestName.Hint(text, runs.Select(run => run.Id))} {latest}") { IsNotFound = true };
    }

    private static string Names(List<Run> runs) =>
        string.Join(", ", runs.Take(3).Select(run => run.Id)) + (runs.Count > 3 ? ", …" : "");
}
