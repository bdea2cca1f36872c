using System.Globalization;

namespace SectorPipeline.Quality.Running;

/// <summary>What every check may read beside its dataset: calendar, universe, listings and incidents.</summary>
internal sealed class ReferenceTables(Workbench workbench, QualityScope scope)
{
    /// <summary>Where the calendar of checks begins.</summary>
    public static readonly DateOnly FirstSession = new(1990, 1, 2);

    public async Task FillAsync(QualityRun run, DatasetInput? listings, CancellationToken cancellation)
    {
        await workbench.ExecuteAsync(Calendar(run.Calendar.Sessions(FirstSession, scope.Session.Date)), cancellation);
        await workbench.FillAsync("securities", "symbol varchar, kind varchar, sector varchar, market_cap double",
            run.Members.Select(member => new object?[] { member.Symbol, member.Kind, member.Sector, member.MarketCap }), cancellation);
        await workbench.FillAsync("accepted", "check_name varchar, entity varchar, first date, last date",
            run.Incidents.Select(incident => new object?[] { incident.Check, incident.Entity, incident.From, incident.To }), cancellation);
        await workbench.FillAsync("excluded", "entity varchar, first date, last date",
            run.Incidents.Where(incident => incident.ExcludedFromTraining).Select(incident => new object?[] { incident.Entity, incident.From, incident.To }), cancellation);
        await FillListingsAsync(listings, cancellation);
    }

    // One text is read far sooner than thousands of values.
    private static string Calendar(IEnumerable<DateOnly> sessions) =>
        $"""
        create or replace temp table calendar as
        select day::date as session, (row_number() over (order by day) - 1)::integer as number
        from (select unnest(string_split('{string.Join(',', sessions.Select(session => session.ToString("O", CultureInfo.InvariantCulture)))}', ',')) as day)
        where day <> ''
        """;

    // A symbol that was given to another company has the listing that is active, or was last.
    private Task FillListingsAsync(DatasetInput? listings, CancellationToken cancellation) =>
        listings is not { Files.Count: > 0 }
            ? workbench.FillAsync("listings", "symbol varchar, ipo_date date, delisting_date date", [], cancellation)
            : workbench.ExecuteAsync(
                $"""
                create or replace temp table listings as
                select symbol, ipo_date, delisting_date
                from read_parquet([{string.Join(", ", listings.Files.Select(SqlLiteral.Of))}], union_by_name = true, hive_partitioning = false)
                qualify row_number() over (
                    partition by symbol
                    order by as_of desc, coalesce(delisting_date, '9999-12-31'::date) desc, ingested_at desc
                ) = 1
                """,
                cancellation);
}
