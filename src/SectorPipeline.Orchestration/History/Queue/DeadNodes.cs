namespace SectorPipeline.Orchestration;

/// <summary>Finds the runs whose node is gone: those from the queue wait for another node, the others are interrupted.</summary>
internal sealed class DeadNodes(HistoryTransaction transaction, TimeSpan timeout)
{
    /// <param name="own">The node that looks, which lives.</param>
    public async Task ReapAsync(string own)
    {
        var dead = transaction.IsShared ? await SilentAsync(own) : await EndedAsync();
        if (dead.Count == 0)
            return;
        var runs = await transaction.ReadAsync(
            $"select id from runs where state = 'running' and (node is null or node = any($nodes)){transaction.ForUpdate}", row => row.GetString(0), ("nodes", dead));
        if (runs.Count > 0)
            await InterruptAsync(runs);
        await transaction.ExecuteAsync("delete from pool_places where node = any($nodes)", ("nodes", dead));
    }

    // By the server's clock: those of the nodes may differ.
    private async Task<List<string>> SilentAsync(string own)
    {
        var since = await transaction.NowAsync() - timeout;
        return await transaction.ReadAsync("select id from nodes where beat < $since and id <> $own", row => row.GetString(0), ("since", since), ("own", own));
    }

    private async Task<List<string>> EndedAsync()
    {
        var nodes = await transaction.ReadAsync(
            "select id, host, process, process_started from nodes",
            row => (Id: row.GetString(0), Process: new NodeProcess(row.GetString(1), row.GetInt32(2), HistoryRows.Instant(row, 3))));
        return nodes.Where(node => !node.Process.IsAlive()).Select(node => node.Id).ToList();
    }

    // Steps that had not begun stay waiting: nothing happened to them.
    private async Task InterruptAsync(List<string> runs)
    {
        foreach (var table in (string[])["attempts", "steps", "sub_steps"])
            await transaction.ExecuteAsync($"update {table} set state = 'interrupted' where run = any($runs) and state = 'running'", ("runs", runs));
        await transaction.ExecuteAsync(
            """
            update runs set finished = null,
                state = case when cancel_by is not null then 'cancelled' when recover then 'queued' else 'interrupted' end,
                reason = case when cancel_by is not null then 'cancelled by ' || cancel_by end,
                cause = 'recovery', cause_by = 'the death of ' || coalesce(node, 'its node'), part = '{}'
            where id = any($runs)
            """,
            ("runs", runs));
    }
}
