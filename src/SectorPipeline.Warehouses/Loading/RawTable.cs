using System.Data.Common;
using SectorPipeline.Core;

namespace SectorPipeline.Warehouses;

/// <summary>A table of the schema <c>raw</c>, whose columns grow with those of its files.</summary>
internal sealed class RawTable(IWarehouse warehouse, DbConnection open, string dataset)
{
    /// <summary>The column in which the loader writes the number of the load, by which models find what is new to them.</summary>
    public const string NumberColumn = "load_number";

    private const string VendorColumn = "vendor";

    private readonly LoadConnection connection = new(open);

    private SqlDialect Dialect => warehouse.Dialect;

    private Relation Relation => new(null, "raw", dataset);

    private string Name => Dialect.Render(Relation);

    /// <summary>Creates the table or adds the columns that it lacks; an error when a column has changed its type.</summary>
    public Task EnsureColumnsAsync(IReadOnlyList<RawFile> files, CancellationToken cancellation) =>
        EnsureColumnsAsync(Merge(files), cancellation);

    /// <summary>Creates the table or adds the columns that it lacks; an error when a column has changed its type.</summary>
    public async Task EnsureColumnsAsync(IReadOnlyList<Column> columns, CancellationToken cancellation)
    {
        var existing = await ReadColumnsAsync(cancellation);
        RefuseRetyped(columns, existing);
        if (existing.Count == 0)
            await CreateAsync(columns, cancellation);
        else
            await AddAsync(columns.Where(column => !existing.ContainsKey(column.Name)), existing, cancellation);
    }

    /// <summary>Inserts the rows of the files; an error when a file does not have as many as were committed.</summary>
    public async Task InsertAsync(IReadOnlyList<RawFile> files, long number, CancellationToken cancellation)
    {
        await RawFileFooters.CheckRowsAsync(files, cancellation);
        var columns = Merge(files);
        var query = RawFileSql.Read(files, columns, number);
        var inserted = await warehouse.InsertFilesAsync(open, Relation, [.. columns, new Column(NumberColumn, ColumnType.Integer)], query, cancellation);
        var recorded = files.Sum(file => file.Rows);
        if (inserted != recorded)
            throw new PipelineException($"warehouse {Name}: {inserted} rows inserted, {recorded} were committed. Run 'sector lake verify'.");
    }

    /// <summary>Deletes what a vendor has sent; nothing happens when there is no such table.</summary>
    public async Task DeleteAsync(string vendor, CancellationToken cancellation)
    {
        if ((await ReadColumnsAsync(cancellation)).ContainsKey(VendorColumn))
            await connection.ExecuteAsync($"delete from {Name} where {VendorColumn} = {Dialect.Literal(vendor)}", cancellation);
    }

    private List<Column> Merge(IReadOnlyList<RawFile> files)
    {
        var merged = new Dictionary<string, Column>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            foreach (var column in file.Columns)
            {
                if (merged.TryAdd(column.Name, column) || merged[column.Name].Type == column.Type)
                    continue;
                throw Retyped(column, Dialect.CatalogTypeName(merged[column.Name].Type));
            }
        }

        return [.. merged.Values];
    }

    private void RefuseRetyped(IEnumerable<Column> columns, Dictionary<string, string> existing)
    {
        foreach (var column in columns)
        {
            if (existing.TryGetValue(column.Name, out var type) && type != Dialect.CatalogTypeName(column.Type))
                throw Retyped(column, type);
        }
    }

    private PipelineException Retyped(Column column, string type) => new(
        $"warehouse {Name}: column '{column.Name}' is {type}, but comes as {Dialect.CatalogTypeName(column.Type)}. "
        + "Give the new column another name, or drop the table and its lines in audit.load_ledger to load it anew.");

    private async Task<Dictionary<string, string>> ReadColumnsAsync(CancellationToken cancellation)
    {
        var sql = $"""
            select column_name, data_type from information_schema.columns
            where table_catalog = current_database() and table_schema = 'raw' and table_name = {Dialect.Literal(dataset)}
            """;
        var found = await connection.QueryAsync(sql, reader => (Name: reader.GetString(0), Type: reader.GetString(1)), cancellation);
        return found.ToDictionary(column => column.Name, column => column.Type, StringComparer.OrdinalIgnoreCase);
    }

    private async Task CreateAsync(IEnumerable<Column> columns, CancellationToken cancellation)
    {
        await connection.ExecuteAsync("create schema if not exists raw", cancellation);
        await connection.ExecuteAsync($"create table {Name} ({string.Join(", ", columns.Select(Definition))}, {NumberColumn} bigint not null)", cancellation);
    }

    private async Task AddAsync(IEnumerable<Column> columns, Dictionary<string, string> existing, CancellationToken cancellation)
    {
        // A table of before there were load numbers: its rows came before all that have one.
        if (!existing.ContainsKey(NumberColumn))
            await connection.ExecuteAsync($"alter table {Name} add column {NumberColumn} bigint default 0", cancellation);
        foreach (var column in columns)
            await connection.ExecuteAsync($"alter table {Name} add column {Definition(column)}", cancellation);
    }

    private string Definition(Column column) => $"{Dialect.Quote(column.Name)} {Dialect.TypeName(column.Type)}";
}
