namespace SectorPipeline.Orchestration;

/// <summary>The tables of calls.</summary>
internal sealed class CallTable(HistoryTransaction transaction)
{
    // Of a quarter of an hour, on either engine.
    private const string Quarter = "date_trunc('hour', made) + floor(extract(minute from made) / 15) * interval '15 minutes'";

    public async Task<CallCounts> ReadAsync(string vendor)
    {
        var counts = new CallCounts();
        var calls = await transaction.ReadAsync(
            "select made, cast(sum(calls) as integer) from vendor_calls where vendor = $vendor group by made order by made",
            row => (At: HistoryRows.Instant(row, 0), Calls: row.GetInt32(1)),
            ("vendor", vendor));
        foreach (var (at, count) in calls)
            counts.Add(at, count);
        counts.Spent = await InstantAsync("select said from vendor_spent where vendor = $vendor", vendor);
        counts.PausedUntil = await InstantAsync("select until from vendor_pauses where vendor = $vendor", vendor);
        return counts;
    }

    public Task InsertAsync(string vendor, DateTimeOffset at, int calls) => transaction.ExecuteAsync(
        "insert into vendor_calls values ($vendor, $made, $calls)",
        ("vendor", vendor),
        ("made", CallCounts.Round(at)),
        ("calls", calls));

    public Task SpendAsync(string vendor, DateTimeOffset at) => transaction.ExecuteAsync(
        "insert into vendor_spent values ($vendor, $said) on conflict (vendor) do update set said = excluded.said",
        ("vendor", vendor),
        ("said", at));

    public Task PauseAsync(string vendor, DateTimeOffset until) => transaction.ExecuteAsync(
        "insert into vendor_pauses values ($vendor, $until) on conflict (vendor) do update set until = excluded.until",
        ("vendor", vendor),
        ("until", until));

    /// <summary>Adds up what is older than a time by quarters of an hour, and deletes what is older than another.</summary>
    public async Task CompactAsync(DateTimeOffset before, DateTimeOffset oldest)
    {
        var quarters = await transaction.ReadAsync(
            $"select vendor, {Quarter}, cast(sum(calls) as integer) from vendor_calls where made < $before and made >= $oldest group by 1, 2",
            row => (Vendor: row.GetString(0), Made: HistoryRows.Instant(row, 1), Calls: row.GetInt32(2)),
            ("before", before),
            ("oldest", oldest));
        await transaction.ExecuteAsync("delete from vendor_calls where made < $before", ("before", before));
        foreach (var (vendor, made, calls) in quarters)
            await InsertAsync(vendor, made, calls);
    }

    private async Task<DateTimeOffset?> InstantAsync(string sql, string vendor) =>
        (await transaction.ReadAsync(sql, row => (DateTimeOffset?)HistoryRows.Instant(row, 0), ("vendor", vendor))).SingleOrDefault();
}
