using SectorPipeline.Core;
using SectorPipeline.Quality.Running;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Quality.Proof;

/// <summary>Judges what the lake would have held on the mornings after some sessions, with a fault of the delivery and without.</summary>
internal sealed class DeliveryTrials(ProofTable table, QualityProof proof, string clean, string folder)
{
    private const string Unplanted = "clean";

    // Enough rows for every kind of fault: the newest, of which a daily run judges the last.
    private const int MostRows = 2000;

    private readonly IReadOnlyList<PlantedKind> kinds = [.. PlantedKinds.Of(table.Dataset).Where(kind => kind.Reach == FaultReach.Delivery)];

    public async Task<IReadOnlyList<ProofTrial>> RunAsync(CancellationToken cancellation)
    {
        var trials = new List<ProofTrial>();
        foreach (var session in kinds.Count == 0 ? [] : await SessionsAsync(cancellation))
            trials.AddRange(await RunAsync(session, cancellation));
        return trials;
    }

    private async Task<IReadOnlyList<ProofTrial>> RunAsync(DateOnly session, CancellationToken cancellation)
    {
        await table.ExecuteAsync(
            $$"""
            create or replace temp table delivery as
            select *, 0 as planted_id
            from read_parquet({{SqlLiteral.Of(clean)}})
            where ingested_at <= {{SqlLiteral.Of(session)}} + interval 35 hours
            order by {date} desc limit {{MostRows}}
            """,
            cancellation);
        if ((await table.QueryAsync<long>("select count(*) from delivery", cancellation))[0] == 0)
            return [];
        var inputs = new Dictionary<string, DatasetInput>(StringComparer.Ordinal) { [Unplanted] = await DeliverAsync(Unplanted, null, session, cancellation) };
        foreach (var kind in kinds)
            inputs[kind.Name] = await DeliverAsync(kind.Name, kind, session, cancellation);
        var results = await CheckAsync(session, inputs, cancellation);
        return [.. kinds.Select(kind => new ProofTrial([new PlantedFault(kind, null, session)], results[kind.Name], results[Unplanted]))];
    }

    private async Task<DatasetInput> DeliverAsync(string name, PlantedKind? kind, DateOnly session, CancellationToken cancellation)
    {
        await table.ExecuteAsync("create or replace temp table planted as from delivery", cancellation);
        var before = await table.ColumnsAsync(cancellation);
        if (kind is not null)
            await PlantAsync(kind, session, before, cancellation);
        var after = await table.ColumnsAsync(cancellation);
        return new DatasetInput
        {
            Dataset = name,
            Files = [await table.WriteAsync(Path.Combine(folder, $"{table.Dataset.Dataset}-{name}.parquet"), cancellation)],
            Batches = [Batch(1, before), Batch(2, after)],
        };
    }

    private async Task PlantAsync(PlantedKind kind, DateOnly session, IReadOnlyList<(string Name, string Type)> columns, CancellationToken cancellation)
    {
        var luck = (await table.QueryAsync<ulong>($"select hash({proof.Seed}, '{kind.Name}', {SqlLiteral.Of(session)})", cancellation))[0];
        var values = new Dictionary<string, object>(kind.FindCheck(table.Dataset)!.Parameters, StringComparer.Ordinal)
        {
            ["session"] = session,
            ["size"] = luck % 1000 / 1000.0,
        };
        var candidates = columns.Where(CanChange).ToList();
        await table.ExecuteAsync(CheckSql.Bind(kind.Sql, values), candidates[(int)(luck % (ulong)candidates.Count)].Name, cancellation);
    }

    private bool CanChange((string Name, string Type) column) =>
        column.Type != "VARCHAR" && column.Name != "ingested_at" && column.Name != table.Dataset.Date && !table.Dataset.Key.Contains(column.Name);

    private async Task<Dictionary<string, IReadOnlyList<CheckResult>>> CheckAsync(DateOnly session, Dictionary<string, DatasetInput> inputs, CancellationToken cancellation)
    {
        var checks = table.Dataset.Checks.Where(check => kinds.Any(kind => kind.Checks.Contains(check.Kind.Name))).ToList();
        var datasets = inputs.Keys.Select(name => table.Dataset with { Dataset = name, Checks = checks }).ToList();
        var results = await proof.CheckAsync(new Session(session), session, datasets, inputs, cancellation);
        return datasets.Index().ToDictionary(one => one.Item.Dataset, one => (IReadOnlyList<CheckResult>)[.. results.Skip(one.Index * checks.Count).Take(checks.Count)], StringComparer.Ordinal);
    }

    // Of the later two thirds of the dataset's days.
    private async Task<IReadOnlyList<DateOnly>> SessionsAsync(CancellationToken cancellation)
    {
        var start = table.First < ReferenceTables.FirstSession ? ReferenceTables.FirstSession : table.First;
        var first = start.AddDays((table.Last.DayNumber - start.DayNumber) / 3);
        var days = await table.QueryAsync<DateOnly>(
            $"select day::date from (select unnest(range({SqlLiteral.Of(first)}, {SqlLiteral.Of(table.Last.AddDays(1))}, interval 1 day)) as day) order by hash({proof.Seed}, day)", cancellation);
        return [.. days.Select(OnOrBefore).Distinct().Take(proof.DeliveriesPerKind)];
    }

    private DateOnly OnOrBefore(DateOnly day) => proof.Calendar.IsSession(day) ? day : proof.Calendar.Previous(day);

    private static BatchColumns Batch(long sequence, IEnumerable<(string Name, string Type)> columns) =>
        new("vendor", sequence, [.. columns.Select(column => new Column(column.Name, TypeOf(column.Type)))], []);

    private static ColumnType TypeOf(string name) =>
        Enum.GetValues<ColumnType>().FirstOrDefault(type => DuckDbDialect.Instance.CatalogTypeName(type) == name, ColumnType.Timestamp);
}
