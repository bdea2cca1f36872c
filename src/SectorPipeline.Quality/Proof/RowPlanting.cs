using SectorPipeline.Quality.Running;

namespace SectorPipeline.Quality.Proof;

/// <summary>Plants faults of rows and days, each stretch of a symbol or series, a year at most, and each day at most once.</summary>
internal sealed class RowPlanting(ProofTable table, int seed, int perKind)
{
    // Checks that look at what is usual need a past, and most faults show by what comes after.
    private const string IsEligible = "planted_id > 0 and number > least(260, entity_count // 3) and number <= entity_count - least(10, entity_count // 6)";

    private const string Stretch = "number // greatest(20, least(260, entity_count // 4))";

    public async Task<IReadOnlyList<PlantedFault>> PlantAsync(CancellationToken cancellation)
    {
        var kinds = PlantedKinds.Of(table.Dataset).Where(kind => kind.Reach != FaultReach.Delivery).ToList();
        await table.ExecuteAsync("create or replace temp table taken (vendor varchar, entity varchar, stretch bigint);\ncreate or replace temp table taken_days (day date)", cancellation);
        await table.NumberAsync(cancellation);
        var most = await MostOfAKindAsync(kinds.Count(kind => kind.Reach != FaultReach.Day), cancellation);
        var faults = new List<PlantedFault>();
        var reach = FaultReach.Day;
        foreach (var kind in kinds)
        {
            if (kind.Before is not null || (reach == FaultReach.Day && kind.Reach != reach))
                await RenumberAsync(kind.Before, cancellation);
            reach = kind.Reach;
            faults.AddRange(await PlantAsync(kind, kind.FindCheck(table.Dataset)!.Parameters, most, cancellation));
        }

        return faults;
    }

    private async Task RenumberAsync(string? before, CancellationToken cancellation)
    {
        if (before is not null)
            await table.ExecuteAsync(before, cancellation);
        await table.NumberAsync(cancellation);
    }

    private async Task<IEnumerable<PlantedFault>> PlantAsync(PlantedKind kind, IReadOnlyDictionary<string, object> parameters, int most, CancellationToken cancellation)
    {
        await table.ExecuteAsync(CheckSql.Bind(kind.Reach == FaultReach.Day ? PickDays(kind, most) : PickRows(kind, most), parameters), cancellation);
        var sql = CheckSql.Bind(kind.Sql, parameters);
        IReadOnlyList<string> columns = sql.Contains(PlantedKind.Column, StringComparison.Ordinal) ? CheckSql.Columns(parameters) : [""];
        foreach (var (index, column) in columns.Index())
        {
            await table.ExecuteAsync($"create or replace temp view picks as select * from places where place % {columns.Count} = {index}", cancellation);
            await table.ExecuteAsync(sql, column, cancellation);
        }

        var picked = await table.QueryAsync<(string? Entity, DateOnly Day)>("select entity, day from places", cancellation);
        return picked.Select(pick => new PlantedFault(kind, pick.Entity, pick.Day));
    }

    // A small dataset has room for fewer of each; of most kinds only stocks can have any.
    private async Task<int> MostOfAKindAsync(int kinds, CancellationToken cancellation)
    {
        var places = await table.QueryAsync<long>($$"""select count(distinct (vendor, {entity}, {{Stretch}})) from numbered where {{IsEligible}} and coalesce(kind, '') not in ('etf', 'index')""", cancellation);
        return (int)Math.Clamp(places[0] / Math.Max(1, kinds), 1, perKind);
    }

    private string PickRows(PlantedKind kind, int most) =>
        $$"""
        create or replace temp table places as
        with eligible as (
            select vendor, {entity} as entity, {date} as day, {{Stretch}} as stretch, planted_id, hash({{seed}}, '{{kind.Name}}', {entity}, {date}, planted_id) as luck
            from numbered
            where {{IsEligible}} and {{kind.Where}}
        ),
        first_of_year as (
            select * from eligible
            where not exists (select 1 from taken where taken.vendor = eligible.vendor and taken.entity = eligible.entity and taken.stretch = eligible.stretch)
            qualify row_number() over (partition by vendor, entity{{(kind.Reach == FaultReach.Onward ? "" : ", stretch")}} order by luck) = 1
        )
        select vendor, entity, day, stretch, planted_id, (hash(luck) % 1000) / 1000.0 as size, row_number() over (order by luck) as place
        from first_of_year
        order by luck limit {{most}};

        insert into taken select vendor, entity, stretch from places
        """;

    private string PickDays(PlantedKind kind, int most) =>
        $$"""
        create or replace temp table places as
        with days as (
            select vendor, {date} as day, hash({{seed}}, '{{kind.Name}}', {date}) as luck
            from numbered
            where {{IsEligible}}
            group by all
        )
        select vendor, null::varchar as entity, day, (hash(luck) % 1000) / 1000.0 as size, row_number() over (order by luck) as place
        from days
        where not exists (select 1 from taken_days where abs(taken_days.day - days.day) < 8)
        order by luck limit {{Math.Max(2, most / 10)}};

        insert into taken_days select day from places
        """;
}
