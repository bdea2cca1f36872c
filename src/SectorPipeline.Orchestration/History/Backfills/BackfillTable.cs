using System.Data.Common;
using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Backfills, as they lie in the table.</summary>
internal sealed class BackfillTable(HistoryTransaction transaction)
{
    private const string Columns =
        "id, job, first, last, newest_first, max_parallel, only_failed, full_refresh, state, requested_by, created, parameters, version";

    public async Task<string> AddAsync(NewBackfill backfill)
    {
        var id = RunId.New(backfill.Created);
        await transaction.ExecuteAsync(
            $"""
            insert into backfills ({Columns}) values ($id, $job, $first, $last, $newest_first, $max_parallel, $only_failed, $full_refresh,
                'running', $by, $created, $parameters, $version)
            """,
            ("id", id),
            ("job", backfill.Job),
            ("first", backfill.First.Date),
            ("last", backfill.Last.Date),
            ("newest_first", backfill.Order == BackfillOrder.Newest),
            ("max_parallel", backfill.MaxParallel),
            ("only_failed", backfill.OnlyFailed),
            ("full_refresh", backfill.FullRefresh),
            ("by", backfill.By),
            ("created", backfill.Created),
            ("parameters", HistoryRows.Json(backfill.Parameters)),
            ("version", backfill.Version));
        return id;
    }

    public Task SetStateAsync(string id, BackfillState state) =>
        transaction.ExecuteAsync("update backfills set state = $state where id = $id", ("state", HistoryRows.Word(state)), ("id", id));

    public async Task<List<Backfill>> ListAsync(int limit) =>
        await CountAsync(await transaction.ReadAsync($"select {Columns} from backfills order by id desc limit $limit", Row, ("limit", limit)));

    public async Task<Backfill> GetAsync(string id) =>
        (await CountAsync(await transaction.ReadAsync($"select {Columns} from backfills where id = $id", Row, ("id", id)))).Single();

    public async Task<Backfill> FindAsync(string text)
    {
        var matches = string.Equals(text, "last", StringComparison.OrdinalIgnoreCase)
            ? await transaction.ReadAsync($"select {Columns} from backfills order by id desc limit 1", Row)
            : await transaction.ReadAsync($"select {Columns} from backfills where starts_with(id, $id) order by id limit 2", Row, ("id", text));
        return (await CountAsync(matches)) switch
        {
            [var one] => one,
            [] => throw new ConfigurationException($"no backfill is called '{text}'. 'sector backfill list' lists them.") { IsNotFound = true },
            _ => throw new ConfigurationException($"backfill '{text}': several start so. Write more of the id."),
        };
    }

    private async Task<List<Backfill>> CountAsync(List<Backfill> backfills)
    {
        if (backfills.Count == 0)
            return backfills;
        var counts = (await transaction.ReadAsync(
            "select backfill, state, count(*) from runs where backfill = any($ids) group by backfill, state",
            row => (Backfill: row.GetString(0), State: HistoryRows.Value<RunState>(row, 1), Count: (int)row.GetInt64(2)),
            ("ids", backfills.ConvertAll(backfill => backfill.Id))))
            .ToLookup(count => count.Backfill, StringComparer.Ordinal);
        return backfills.ConvertAll(backfill => With(backfill, counts[backfill.Id].ToDictionary(count => count.State, count => count.Count)));
    }

    private static Backfill With(Backfill backfill, Dictionary<RunState, int> runs)
    {
        var isOpen = runs.ContainsKey(RunState.Queued) || runs.ContainsKey(RunState.Running);
        return backfill with { Runs = runs, State = isOpen || backfill.State == BackfillState.Cancelled ? backfill.State : BackfillState.Done };
    }

    private static Backfill Row(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Job = row.GetString(1),
        First = new Session(row.GetFieldValue<DateOnly>(2)),
        Last = new Session(row.GetFieldValue<DateOnly>(3)),
        Order = row.GetBoolean(4) ? BackfillOrder.Newest : BackfillOrder.Oldest,
        MaxParallel = row.GetInt32(5),
        OnlyFailed = row.GetBoolean(6),
        FullRefresh = row.GetBoolean(7),
        State = HistoryRows.Value<BackfillState>(row, 8),
        By = row.GetString(9),
        Created = HistoryRows.Instant(row, 10),
        Parameters = HistoryRows.Parameters(row, 11),
        Version = row.GetString(12),
        Runs = new Dictionary<RunState, int>(),
    };
}
