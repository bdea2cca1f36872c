using SectorPipeline.Quality.Running;

namespace SectorPipeline.Quality.Proof;

/// <summary>A copy of a dataset's rows, the table <c>planted</c>, into which faults are planted.</summary>
internal sealed class ProofTable(Workbench workbench, DatasetChecks dataset)
{
    private const string FirstKey = "{first_key}";

    // A fact is received the morning after the last of its dates; only its last version is kept.
    private const string Load = """
        create or replace temp table planted as
        select * replace ({known} + interval 35 hours as ingested_at, 'history' as run_id), row_number() over (order by vendor, {key}) as planted_id
        from read_parquet([{files}], union_by_name = true, hive_partitioning = false)
        qualify row_number() over (partition by vendor, {key} order by ingested_at desc, run_id desc, request_id desc) = 1
        """;

    private const string Numbered = """
        create or replace temp table numbered as
        select
            planted.*,
            securities.kind,
            row_number() over (entity_rows order by planted.{date}, planted.planted_id) as number,
            count(*) over entity_rows as entity_count
        from planted
        left join securities on securities.symbol = planted.{entity}
        window entity_rows as (partition by planted.vendor, planted.{entity})
        """;

    public DatasetChecks Dataset => dataset;

    public long Rows { get; private set; }

    public DateOnly First { get; private set; }

    public DateOnly Last { get; private set; }

    /// <summary>How far each vendor was asked for each symbol or series.</summary>
    public IReadOnlyList<AskedEntity> Asked { get; private set; } = [];

    public async Task LoadAsync(IReadOnlyList<string> files, IReadOnlyList<Member> members, CancellationToken cancellation)
    {
        await workbench.FillAsync("securities", "symbol varchar, kind varchar", members.Select(member => new object?[] { member.Symbol, member.Kind }), cancellation);
        var sources = string.Join(", ", files.Select(SqlLiteral.Of));
        await workbench.ExecuteAsync($"create or replace temp view source as select * from read_parquet([{sources}], union_by_name = true, hive_partitioning = false)", cancellation);
        await ExecuteAsync(Load.Replace("{files}", sources, StringComparison.Ordinal).Replace("{known}", await KnownAsync(cancellation), StringComparison.Ordinal), cancellation);
        (Rows, First, Last) = (await QueryAsync<(long, DateOnly, DateOnly)>("select count(*), min({date}), max({date}) from planted", cancellation))[0];
        var asked = await QueryAsync<(string Vendor, string Entity, DateOnly Through)>("select vendor, {entity}, max({date}) from planted group by all", cancellation);
        Asked = [.. asked.Select(entity => new AskedEntity(entity.Vendor, entity.Entity, entity.Through, NoData: null, Gaps: []))];
    }

    /// <summary>Numbers the rows of each symbol or series as they are now, in the table <c>numbered</c>.</summary>
    public Task NumberAsync(CancellationToken cancellation) => ExecuteAsync(Numbered, cancellation);

    public Task ExecuteAsync(string sql, CancellationToken cancellation) => ExecuteAsync(sql, column: "", cancellation);

    /// <summary>Executes statements in which <c>{entity}</c> and <c>{date}</c> are the dataset's columns, and <c>{column}</c> is the given one.</summary>
    public Task ExecuteAsync(string sql, string column, CancellationToken cancellation) => workbench.ExecuteAsync(Expand(sql, column), cancellation);

    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, CancellationToken cancellation) => workbench.QueryAsync<T>(Expand(sql, column: ""), cancellation);

    /// <summary>The rows as they are now, as a file.</summary>
    public async Task<string> WriteAsync(string path, CancellationToken cancellation)
    {
        await workbench.ExecuteAsync($"copy (select * exclude (planted_id) from planted) to {SqlLiteral.Of(path)} (format parquet, compression zstd)", cancellation);
        return path;
    }

    /// <summary>The names and types of the columns as they are now.</summary>
    public Task<IReadOnlyList<(string Name, string Type)>> ColumnsAsync(CancellationToken cancellation) =>
        workbench.QueryAsync<(string, string)>("select column_name, column_type from (describe planted) where column_name <> 'planted_id'", cancellation);

    private async Task<string> KnownAsync(CancellationToken cancellation)
    {
        var types = await workbench.QueryAsync<(string Name, string Type)>("select column_name, column_type from (describe source)", cancellation);
        var dates = types.Where(column => (column.Name == dataset.Date || dataset.Key.Contains(column.Name)) && (column.Type == "DATE" || column.Type.StartsWith("TIMESTAMP", StringComparison.Ordinal)));
        return $"greatest({string.Join(", ", dates.Select(column => $"\"{column.Name}\"::date"))})";
    }

    private string Expand(string sql, string column) => CheckSql.Expand(
        sql.Replace(PlantedKind.Column, $"\"{column}\"", StringComparison.Ordinal).Replace(FirstKey, dataset.Key[0], StringComparison.Ordinal),
        dataset,
        new Dictionary<string, object>(StringComparer.Ordinal));
}
