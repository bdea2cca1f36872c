namespace SectorPipeline.Orchestration;

/// <summary>Finds the runs whose process is gone, and says so in the history.</summary>
internal static class InterruptedRuns
{
    public static void Mark(HistoryDatabase database)
    {
        var orphans = database
            .Read(
                "select id, owner_host, owner_process, owner_started from runs where state = 'running'",
                row => (Id: row.GetString(0), Owner: new RunOwner(row.GetString(1), row.GetInt32(2), new DateTimeOffset(row.GetDateTime(3), TimeSpan.Zero))))
            .Where(run => !run.Owner.IsAlive())
            .ToList();
        foreach (var (id, _) in orphans)
            database.InTransaction(() => Mark(database, id));
    }

    // Steps that had not begun stay waiting: nothing happened to them.
    private static void Mark(HistoryDatabase database, string run)
    {
        database.Execute("update attempts set state = 'interrupted' where run = $run and state = 'running'", ("run", run));
        database.Execute("update steps set state = 'interrupted' where run = $run and state = 'running'", ("run", run));
        database.Execute("update runs set state = 'interrupted', finished = null where id = $run", ("run", run));
    }
}
