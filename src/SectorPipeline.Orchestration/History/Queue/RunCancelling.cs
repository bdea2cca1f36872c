namespace SectorPipeline.Orchestration;

/// <summary>Cancels runs: those that wait at once, those that run by telling their nodes.</summary>
internal sealed class RunCancelling(HistoryTransaction transaction)
{
    /// <summary>How many of the runs had not ended.</summary>
    public async Task<int> CancelAsync(IReadOnlyList<string> runs, string by, DateTimeOffset now)
    {
        var waiting = await transaction.ReadAsync(
            $"select id from runs where id = any($runs) and state = 'queued'{transaction.ForUpdate}", row => row.GetString(0), ("runs", runs));
        if (waiting.Count > 0)
        {
            await new RunWriter(transaction).CancelStepsAsync(waiting);
            await transaction.ExecuteAsync(
                "update runs set state = 'cancelled', finished = $now, reason = 'cancelled by ' || cast($by as varchar) where id = any($runs)",
                ("now", now),
                ("by", by),
                ("runs", waiting));
        }

        var told = await transaction.ExecuteAsync("update runs set cancel_by = $by where id = any($runs) and state = 'running'", ("by", by), ("runs", runs));
        return waiting.Count + told;
    }
}
