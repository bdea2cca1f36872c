using System.Data.Common;
using Dapper;
using SectorPipeline.App.Steps;
using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.App.Host;

/// <summary>The marts that the warehouse has: the only names that a request may use.</summary>
internal sealed class MartCatalog(IWarehouse warehouse)
{
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.OpenAsync(cancellation);
        return await NamesAsync(connection, cancellation);
    }

    /// <exception cref="ConfigurationException">There is no such mart.</exception>
    public async Task<IReadOnlyList<MartColumn>> ColumnsAsync(DbConnection connection, string mart, CancellationToken cancellation)
    {
        var names = await NamesAsync(connection, cancellation);
        if (!names.Contains(mart, StringComparer.Ordinal))
            throw new ConfigurationException($"no mart is called '{mart}'.{NearestName.Hint(mart, names)} GET /api/v1/marts lists them.") { IsNotFound = true };
        var sql =
            $"""
            select column_name, data_type from information_schema.columns
            where table_schema = '{ExportLedger.Marts}' and table_name = {warehouse.Dialect.Literal(mart)}
            order by ordinal_position
            """;
        var columns = await connection.QueryAsync<(string Name, string Type)>(new CommandDefinition(sql, cancellationToken: cancellation));
        return [.. columns.Select(column => new MartColumn(column.Name, column.Type))];
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(DbConnection connection, CancellationToken cancellation)
    {
        const string sql = $"select table_name from information_schema.tables where table_schema = '{ExportLedger.Marts}' order by table_name";
        return [.. await connection.QueryAsync<string>(new CommandDefinition(sql, cancellationToken: cancellation))];
    }
}
