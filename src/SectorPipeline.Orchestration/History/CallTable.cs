using System.Globalization;

namespace SectorPipeline.Orchestration;

/// <summary>The tables of calls; the caller holds the turn and, to write, a transaction.</summary>
internal sealed class CallTable(HistoryDatabase database)
{
    public CallCounts Read(string vendor)
    {
        var counts = new CallCounts();
        var calls = database.Read(
            "select made, sum(calls)::integer from vendor_calls where vendor = $vendor group by made order by made",
            row => (At: Utc(row.GetDateTime(0)), Calls: row.GetInt32(1)),
            ("vendor", vendor));
        foreach (var (at, count) in calls)
            counts.Add(at, count);
        counts.Spent = database
            .Read("select said from vendor_spent where vendor = $vendor", row => (DateTimeOffset?)Utc(row.GetDateTime(0)), ("vendor", vendor))
            .SingleOrDefault();
        counts.PausedUntil = database
            .Read("select until from vendor_pauses where vendor = $vendor", row => (DateTimeOffset?)Utc(row.GetDateTime(0)), ("vendor", vendor))
            .SingleOrDefault();
        return counts;
    }

    public void Insert(string vendor, DateTimeOffset at, int calls) => database.Execute(
        "insert into vendor_calls values ($vendor, $made, $calls)",
        ("vendor", vendor),
        ("made", CallCounts.Round(at).UtcDateTime),
        ("calls", calls));

    public void Spend(string vendor, DateTimeOffset at) => database.Execute(
        "insert into vendor_spent values ($vendor, $said) on conflict do update set said = excluded.said",
        ("vendor", vendor),
        ("said", at.UtcDateTime));

    public void Pause(string vendor, DateTimeOffset until) => database.Execute(
        "insert into vendor_pauses values ($vendor, $until) on conflict do update set until = excluded.until",
        ("vendor", vendor),
        ("until", until.UtcDateTime));

    /// <summary>Adds up what is older than a time by quarters of an hour, and deletes what is older than another.</summary>
    public void Compact(DateTimeOffset before, DateTimeOffset oldest)
    {
        database.Execute($"""
            create or replace temp table vendor_quarters as
            select vendor, time_bucket(interval 15 minutes, made) as made, sum(calls)::integer as calls
            from vendor_calls
            where made < {Literal(before)} and made >= {Literal(oldest)}
            group by all
            """);
        database.Execute($"delete from vendor_calls where made < {Literal(before)}");
        database.Execute("insert into vendor_calls select * from vendor_quarters");
        database.Execute("drop table vendor_quarters");
    }

    private static string Literal(DateTimeOffset at) =>
        $"timestamp '{at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}'";

    private static DateTimeOffset Utc(DateTime at) => new(at, TimeSpan.Zero);
}
