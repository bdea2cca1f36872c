namespace SectorPipeline.Orchestration;

/// <summary>The nodes, as they lie in the table.</summary>
internal sealed class NodeTable(HistoryTransaction transaction)
{
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    /// <summary>Says that the node lives; adds it when it is new, and forgets those that are long gone.</summary>
    public async Task BeatAsync(string node)
    {
        var now = await transaction.NowAsync();
        if (await transaction.ExecuteAsync("update nodes set beat = $now where id = $node", ("now", now), ("node", node)) > 0)
            return;
        await transaction.ExecuteAsync(
            "insert into nodes (id, host, process, process_started, started, beat) values ($node, $host, $process, $process_started, $now, $now) on conflict (id) do update set beat = excluded.beat",
            ("node", node),
            ("host", NodeProcess.Current.Host),
            ("process", NodeProcess.Current.ProcessId),
            ("process_started", NodeProcess.Current.Started),
            ("now", now));
        await transaction.ExecuteAsync("delete from nodes where beat < $old", ("old", now - Memory));
    }

    public async Task<IReadOnlyList<NodeStatus>> ListAsync(string own, TimeSpan timeout)
    {
        var alive = await transaction.NowAsync() - timeout;
        var running = (await transaction.ReadAsync(
            "select node, id from runs where state = 'running' and node is not null order by id", row => (Node: row.GetString(0), Run: row.GetString(1))))
            .ToLookup(run => run.Node, run => run.Run, StringComparer.Ordinal);
        return await transaction.ReadAsync(
            "select id, host, process, started, beat from nodes order by started desc",
            row => new NodeStatus
            {
                Id = row.GetString(0),
                Host = row.GetString(1),
                Process = row.GetInt32(2),
                Started = HistoryRows.Instant(row, 3),
                LastBeat = HistoryRows.Instant(row, 4),
                IsAlive = transaction.IsShared ? HistoryRows.Instant(row, 4) >= alive : row.GetString(0) == own,
                Running = [.. running[row.GetString(0)]],
            });
    }
}
