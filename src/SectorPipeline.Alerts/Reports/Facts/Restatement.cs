using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>
/// A symbol whose past a vendor has told anew: bars in <c>raw.prices</c> that came after the first bar of the session before and
/// that replace a bar of the same vendor, symbol and session with other numbers. Raw data is append-only, and staging takes the
/// newest version, so that the older one is still there to compare with.
/// </summary>
internal sealed record Restatement(string Symbol, string Vendor, long Bars, long Closes, DateOnly From, DateOnly To, double? LargestChange)
{
    /// <summary>The most bars first; null when there is no raw data to look at.</summary>
    public static Task<IReadOnlyList<Restatement>?> ReadAsync(WarehouseReader reader, Session session, CancellationToken cancellation) =>
        reader.TryQueryAsync(
            "raw.prices",
            """
            with loads as (

                select coalesce(min(load_number), 0) as since
                from raw.prices
                where session = (select max(session) from raw.prices where session < $1)

            ),

            arrived as (

                select vendor, symbol, session, close, adjusted_close, volume, ingested_at, load_number
                from raw.prices
                where load_number > (select since from loads) and session <= $1

            ),

            pairs as (

                select
                    arrived.vendor, arrived.symbol, arrived.session, arrived.close, arrived.adjusted_close, arrived.volume,
                    older.close as old_close, older.adjusted_close as old_adjusted_close, older.volume as old_volume,
                    row_number() over (
                        partition by arrived.vendor, arrived.symbol, arrived.session
                        order by arrived.load_number desc, arrived.ingested_at desc, older.load_number desc, older.ingested_at desc
                    ) as recency
                from arrived
                inner join raw.prices as older
                  on older.vendor = arrived.vendor and older.symbol = arrived.symbol and older.session = arrived.session
                  and older.load_number < arrived.load_number

            )

            select symbol, vendor, count(*) as bars, cast(sum(case when coalesce(close, -1) <> coalesce(old_close, -1) then 1 else 0 end) as bigint) as closes,
                   min(session) as first_session, max(session) as last_session,
                   max(abs(adjusted_close / nullif(old_adjusted_close, 0) - 1)) as largest_change
            from pairs
            where recency = 1
              and (coalesce(close, -1) <> coalesce(old_close, -1) or coalesce(adjusted_close, -1) <> coalesce(old_adjusted_close, -1) or coalesce(volume, -1) <> coalesce(old_volume, -1))
            group by symbol, vendor
            order by bars desc, symbol, vendor
            """,
            row => new Restatement(
                row.Text("symbol"), row.Text("vendor"), row.Whole("bars"), row.Whole("closes"), row.Date("first_session"), row.Date("last_session"), row.Number("largest_change")),
            cancellation,
            session.Date);
}
