using System.Globalization;

namespace SectorPipeline.Warehouses;

/// <summary>The table <c>audit.load_ledger</c>: which files are loaded.</summary>
internal sealed class LoadLedger(LoadConnection connection, SqlDialect dialect)
{
    private const string Schema = "create schema if not exists audit";

    private const string Table = """
        create table if not exists audit.load_ledger (
            dataset varchar not null,
            vendor varchar not null,
            sequence bigint not null,
            path varchar primary key,
            rows bigint not null,
            run_id varchar not null,
            loaded_at timestamp not null,
            load_number bigint not null
        )
        """;

    // For the ledger of before there were load numbers.
    private const string AddNumber = "alter table audit.load_ledger add column if not exists load_number bigint default 0";

    /// <summary>Lets no other load go along with this transaction.</summary>
    public async Task LockAsync(CancellationToken cancellation)
    {
        if (dialect.AdvisoryLock("audit.load_ledger") is { } wait)
            await connection.ExecuteAsync(wait, cancellation);
    }

    public async Task EnsureAsync(CancellationToken cancellation)
    {
        await connection.ExecuteAsync(Schema, cancellation);
        await connection.ExecuteAsync(Table, cancellation);
        await connection.ExecuteAsync(AddNumber, cancellation);
    }

    /// <summary>The number of the load that begins: one more than any before it.</summary>
    public async Task<long> NextNumberAsync(CancellationToken cancellation)
    {
        const string sql = "select coalesce(max(load_number), 0) + 1 from audit.load_ledger";
        return (await connection.QueryAsync(sql, reader => reader.GetInt64(0), cancellation)).Single();
    }

    public async Task<LoadedCommit?> FindLastAsync(string vendor, string dataset, CancellationToken cancellation)
    {
        var sql = $"""
            select sequence, run_id from audit.load_ledger
            where vendor = {Literal(vendor)} and dataset = {Literal(dataset)}
            order by sequence desc limit 1
            """;
        var found = await connection.QueryAsync(sql, reader => new LoadedCommit(reader.GetInt64(0), reader.GetString(1)), cancellation);
        return found.FirstOrDefault();
    }

    public async Task<HashSet<string>> FindLoadedAsync(IReadOnlyCollection<RawFile> files, CancellationToken cancellation)
    {
        if (files.Count == 0)
            return [];
        var sql = $"select path from audit.load_ledger where path in ({string.Join(", ", files.Select(file => Literal(file.Path)))})";
        return [.. await connection.QueryAsync(sql, reader => reader.GetString(0), cancellation)];
    }

    public Task RecordAsync(IReadOnlyList<RawFile> files, long number, DateTimeOffset loadedAt, CancellationToken cancellation) =>
        connection.ExecuteAsync(
            $"insert into audit.load_ledger values {string.Join(", ", files.Select(file => Entry(file, number, loadedAt)))}", cancellation);

    public async Task<bool> HasAsync(RawRebuild rebuild, CancellationToken cancellation)
    {
        var sql = $"select 1 from audit.load_ledger where path = {Literal(PathOf(rebuild))} and sequence = {Number(rebuild.Sequence)}";
        return (await connection.QueryAsync(sql, reader => reader.GetInt32(0), cancellation)).Count > 0;
    }

    /// <summary>Forgets the files of the vendor's dataset, and records that they were replaced.</summary>
    public async Task ReplaceAsync(RawRebuild rebuild, DateTimeOffset loadedAt, CancellationToken cancellation)
    {
        var number = await NextNumberAsync(cancellation);
        await connection.ExecuteAsync(
            $"delete from audit.load_ledger where vendor = {Literal(rebuild.Vendor)} and dataset = {Literal(rebuild.Dataset)}",
            cancellation);
        await connection.ExecuteAsync($"insert into audit.load_ledger values {Entry(rebuild, number, loadedAt)}", cancellation);
    }

    // A rebuild is an entry of its own, since it may have no files.
    private static string PathOf(RawRebuild rebuild) => $"raw/{rebuild.Vendor}/{rebuild.Dataset}/{rebuild.RunId}";

    private string Entry(RawRebuild rebuild, long number, DateTimeOffset loadedAt) => Entry(
        new RawFile
        {
            Dataset = rebuild.Dataset,
            Vendor = rebuild.Vendor,
            Sequence = rebuild.Sequence,
            Path = PathOf(rebuild),
            Source = "",
            RunId = rebuild.RunId,
            Rows = 0,
            Columns = [],
        },
        number,
        loadedAt);

    private string Entry(RawFile file, long number, DateTimeOffset loadedAt) => string.Create(
        CultureInfo.InvariantCulture,
        $"({Literal(file.Dataset)}, {Literal(file.Vendor)}, {file.Sequence}, {Literal(file.Path)}, "
        + $"{file.Rows}, {Literal(file.RunId)}, timestamp '{loadedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss.ffffff}', {number})");

    private string Literal(string text) => dialect.Literal(text);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
