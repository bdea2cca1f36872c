using SectorPipeline.Core;

namespace SectorPipeline.Quality.Running;

/// <summary>Makes the tables that the checks of one dataset read.</summary>
internal sealed class DatasetBench(Workbench workbench, QualityScope scope)
{
    private readonly HashSet<string> prepared = new(StringComparer.Ordinal);

    /// <summary>Every version received, the last version of each fact, and what is judged of them.</summary>
    public async Task LoadAsync(DatasetChecks dataset, DatasetInput input, CancellationToken cancellation)
    {
        prepared.Clear();
        await workbench.ExecuteAsync($"create or replace temp view all_received as {Read(input.Files)}", cancellation);
        await workbench.ExecuteAsync(CheckSql.Bind(CheckSql.Expand(Tables, dataset, Nothing), Values(input)), cancellation);
        await FillBatchesAsync(input.Batches, cancellation);
        await workbench.FillAsync("asked", "vendor varchar, entity varchar, through date, no_data varchar, gaps date[]",
            input.Asked.Select(asked => new object?[] { asked.Vendor, asked.Entity, asked.Through, asked.NoData, asked.Gaps }), cancellation);
    }

    /// <summary>Makes the tables that the check needs, once.</summary>
    public async Task PrepareAsync(CheckDeclaration check, CancellationToken cancellation)
    {
        foreach (var name in check.Kind.Needs.Where(prepared.Add))
            await workbench.ExecuteAsync(CheckSql.Bind(CheckKinds.Preparation(name), check.Parameters), cancellation);
    }

    private static IReadOnlyDictionary<string, object> Nothing { get; } = new Dictionary<string, object>(StringComparer.Ordinal);

    // What a run brought is judged from the first day that it brought of each symbol; all else from the first day of the scope.
    private const string Tables = """
        create or replace temp view received as
        select * from all_received where {date} >= $context;

        create or replace temp table latest as
        select *
        from received
        qualify row_number() over (partition by vendor, {key} order by ingested_at desc, run_id desc, request_id desc) = 1;

        create or replace temp table judged as
        select vendor, {entity} as entity, least(min({date}), $since) as since
        from received
        where run_id = $run
        group by all;
        """;

    private Dictionary<string, object> Values(DatasetInput input) => new(StringComparer.Ordinal)
    {
        ["context"] = Context(input),
        ["since"] = scope.From,
        ["run"] = scope.RunId ?? "",
    };

    private DateOnly Context(DatasetInput input)
    {
        var first = input.Earliest is { } earliest && earliest < scope.From ? earliest : scope.From;
        return scope.Context is { } days && first.DayNumber > days ? first.AddDays(-days) : DateOnly.MinValue;
    }

    private Task FillBatchesAsync(IEnumerable<BatchColumns> batches, CancellationToken cancellation) =>
        workbench.FillAsync("batches", "vendor varchar, sequence bigint, column_name varchar, column_type varchar", batches.SelectMany(Describe), cancellation);

    private static IEnumerable<object?[]> Describe(BatchColumns batch)
    {
        foreach (var column in batch.Columns)
            yield return [batch.Vendor, batch.Sequence, column.Name, $"{column.Type}{(column.Nullable ? "" : " not null")}"];
        foreach (var field in batch.ExtraFields)
            yield return [batch.Vendor, batch.Sequence, field, "a field that no column takes"];
    }

    private static string Read(IReadOnlyList<string> files) =>
        $"select * from read_parquet([{string.Join(", ", files.Select(SqlLiteral.Of))}], union_by_name = true, hive_partitioning = false)";
}
