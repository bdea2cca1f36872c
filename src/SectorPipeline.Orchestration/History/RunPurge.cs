namespace SectorPipeline.Orchestration;

/// <summary>Deletes old runs with all that belongs to them.</summary>
internal sealed class RunPurge(HistoryTransaction transaction)
{
    // A statement that deletes a year at once would keep others waiting.
    private const int AtOnce = 1_000;

    private static readonly string[] Parts = ["log_lines", "sub_steps", "attempts", "steps"];

    /// <summary>How many of the runs that ended before the instant are gone; call again until there is none.</summary>
    public async Task<int> PurgeAsync(DateTimeOffset before)
    {
        var runs = await transaction.ReadAsync(
            "select id from runs where created < $before and coalesce(finished, created) < $before and state not in ('queued', 'running') order by id limit $limit",
            row => row.GetString(0),
            ("before", before),
            ("limit", AtOnce));
        if (runs.Count == 0)
            return 0;
        foreach (var table in Parts)
            await transaction.ExecuteAsync($"delete from {table} where run = any($runs)", ("runs", runs));
        await transaction.ExecuteAsync("delete from backfills where created < $before and id not in (select backfill from runs where backfill is not null)", ("before", before));
        return await transaction.ExecuteAsync("delete from runs where id = any($runs)", ("runs", runs));
    }
}
