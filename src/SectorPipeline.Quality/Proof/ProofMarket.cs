using SectorPipeline.Quality.Running;

namespace SectorPipeline.Quality.Proof;

/// <summary>A copy of a market's bars into which faults are planted.</summary>
internal sealed class ProofMarket(Workbench workbench, int seed, int perKind)
{
    // Checks that look at what is usual need a past, and most faults show by what comes after.
    private const int SessionsBefore = 260;
    private const int SessionsAfter = 10;

    private const string Numbering = """
        create or replace temp table bars_numbered as
        select
            vendor, symbol, session, close, adjusted_close, high, low, volume, dividend, kind,
            row_number() over (partition by vendor, symbol order by session) as number,
            count(*) over (partition by vendor, symbol) as bars
        from planted
        join securities using (symbol)
        """;

    public long Rows { get; private set; }

    public DateOnly Last { get; private set; }

    public IReadOnlyList<(string Vendor, string Symbol, DateOnly Last)> Symbols { get; private set; } = [];

    /// <summary>Reads the last version of each bar, as if every day had come the morning after.</summary>
    public async Task LoadAsync(IReadOnlyList<string> files, IReadOnlyList<Member> members, CancellationToken cancellation)
    {
        await workbench.FillAsync("securities", "symbol varchar, kind varchar", members.Select(member => new object?[] { member.Symbol, member.Kind }), cancellation);
        await workbench.ExecuteAsync(
            $"""
            create or replace temp table planted as
            select * replace (session + interval 35 hours as ingested_at, 'history' as run_id)
            from read_parquet([{string.Join(", ", files.Select(SqlLiteral.Of))}], union_by_name = true, hive_partitioning = false)
            qualify row_number() over (partition by vendor, symbol, session order by ingested_at desc, run_id desc, request_id desc) = 1
            """,
            cancellation);
        await workbench.ExecuteAsync(Numbering, cancellation);
        Rows = (await workbench.QueryAsync<long>("select count(*) from planted", cancellation))[0];
        Last = (await workbench.QueryAsync<DateOnly>("select max(session) from planted", cancellation))[0];
        Symbols = await workbench.QueryAsync<(string, string, DateOnly)>("select vendor, symbol, max(session) from planted group by all", cancellation);
    }

    /// <summary>The bars as they are now, as a file.</summary>
    public async Task<string> WriteAsync(string path, CancellationToken cancellation)
    {
        await workbench.ExecuteAsync($"copy planted to {SqlLiteral.Of(path)} (format parquet, compression zstd)", cancellation);
        return path;
    }

    /// <summary>Plants every kind, each year of a symbol and each day at most once; whole days first, for they take bars away.</summary>
    public async Task<IReadOnlyList<PlantedFault>> PlantAsync(CancellationToken cancellation)
    {
        await workbench.FillAsync("taken", "vendor varchar, symbol varchar, year integer", [], cancellation);
        await workbench.FillAsync("taken_days", "session date", [], cancellation);
        var faults = new List<PlantedFault>();
        var most = await MostOfAKindAsync(cancellation);
        foreach (var kind in PlantedKinds.All.OrderByDescending(kind => kind.HitsDays))
        {
            await workbench.ExecuteAsync(kind.Before is { } before ? $"{before};\n{Numbering}" : Numbering, cancellation);
            await workbench.ExecuteAsync(kind.HitsDays ? PickDays(kind, most) : PickBars(kind, most), cancellation);
            var picked = await workbench.QueryAsync<(string Vendor, string? Symbol, DateOnly Session)>("select vendor, symbol, session from picks", cancellation);
            faults.AddRange(picked.Select(pick => new PlantedFault(kind, pick.Vendor, pick.Symbol, pick.Session)));
            await workbench.ExecuteAsync(kind.Sql, cancellation);
        }

        return faults;
    }

    // A small market has room for fewer of each.
    private async Task<int> MostOfAKindAsync(CancellationToken cancellation)
    {
        var places = await workbench.QueryAsync<long>(
            $"select count(distinct (vendor, symbol, year(session))) from bars_numbered where number > {SessionsBefore} and number < bars - {SessionsAfter}", cancellation);
        return (int)Math.Clamp(places[0] / PlantedKinds.All.Count, 1, perKind);
    }

    private string PickBars(PlantedKind kind, int most) =>
        $"""
        create or replace temp table picks as
        with eligible as (
            select vendor, symbol, session, year(session) as year, hash({seed}, '{kind.Name}', symbol, session) as luck
            from bars_numbered
            where number > {SessionsBefore} and number < bars - {SessionsAfter} and {kind.Where}
        ),
        first_of_year as (
            select * from eligible
            where not exists (select 1 from taken where taken.vendor = eligible.vendor and taken.symbol = eligible.symbol and taken.year = eligible.year)
            qualify row_number() over (partition by vendor, symbol{(kind.IsLasting ? "" : ", year")} order by luck) = 1
        )
        select vendor, symbol, session, (hash(luck) % 1000) / 1000.0 as size from first_of_year order by luck limit {most};

        insert into taken select vendor, symbol, year(session) from picks
        """;

    private string PickDays(PlantedKind kind, int most) =>
        $"""
        create or replace temp table picks as
        with days as (
            select vendor, session, hash({seed}, '{kind.Name}', session) as luck
            from bars_numbered
            where number > {SessionsBefore} and number < bars - {SessionsAfter}
            group by all
        )
        select vendor, null::varchar as symbol, session, (hash(luck) % 1000) / 1000.0 as size
        from days
        where not exists (select 1 from taken_days where abs(taken_days.session - days.session) < 8)
        order by luck limit {Math.Max(1, most / 10)};

        insert into taken_days select session from picks
        """;
}
