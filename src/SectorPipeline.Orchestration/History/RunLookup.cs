using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Reads runs from the history.</summary>
internal sealed class RunLookup(HistoryTransaction transaction)
{
    private const int Nearby = 200;

    public Task<List<Run>> ListAsync(RunFilter filter)
    {
        var conditions = new RunConditions(filter);
        return transaction.ReadAsync(
            $"select {HistoryRows.RunColumns} from runs{conditions.Where} order by id desc limit $limit", HistoryRows.Run, [.. conditions.Parameters, ("limit", filter.Limit)]);
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

    private async Task<Run> LastAsync() =>
        await ListAsync(new RunFilter { Limit = 1 }) is [var last]
            ? last
            : throw new ConfigurationException("runs: there is no run yet. Start one with 'sector run <job>'.");

    private async Task<Run> FindByPrefixAsync(string prefix)
    {
        var matches = prefix.Length == 0 ? [] : await transaction.ReadAsync(
            $"select {HistoryRows.RunColumns} from runs where starts_with(id, $prefix) order by id desc limit 4", HistoryRows.Run, ("prefix", prefix));
        return matches switch
        {
            [var only] => only,
            [] => throw await UnknownAsync(prefix),
            _ when matches.Find(run => string.Equals(run.Id, prefix, StringComparison.Ordinal)) is { } exact => exact,
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
