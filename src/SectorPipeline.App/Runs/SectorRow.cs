using System.Data.Common;
using Dapper;
using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.App.Runs;

/// <summary>A line of the table that ends a run; returns, volatility and drawdown are fractions.</summary>
internal sealed record SectorRow(
    Session Session,
    string Sector,
    double? Return1D,
    double? Return1M,
    double? Return3M,
    double? ReturnYtd,
    double? Return1Y,
    double? Volatility30D,
    double? MaxDrawdown,
    string Signal)
{
    private const int MartsRead = 3;

    private const string MartsThere = """
        select count(*) from information_schema.tables
        where table_schema = 'marts' and table_name in ('mart_sector_performance', 'mart_risk_metrics', 'mart_trading_signals')
        """;

    /// <summary>The sectors on the session, or on the last one before it that the marts have; none while there are no marts.</summary>
    public static async Task<IReadOnlyList<SectorRow>> ReadAsync(IWarehouse warehouse, Session session, CancellationToken cancellation)
    {
        await using var connection = await warehouse.OpenAsync(cancellation);
        if (await connection.ExecuteScalarAsync<long>(MartsThere) < MartsRead)
            return [];
        await using var command = connection.CreateCommand();
        command.CommandText = Sql(session);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<SectorRow>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(Read(reader));
        return rows;
    }

    private static string Sql(Session session) => $"""
        select p.session, p.sector, p.return_1d, p.return_1m, p.return_3m, p.return_ytd, p.return_1y, r.volatility_30d, r.max_drawdown, s.signal
        from marts.mart_sector_performance p
        join marts.mart_risk_metrics r on r.entity_type = 'sector' and r.entity = p.sector and r.session = p.session
        join marts.mart_trading_signals s on s.entity_type = 'sector' and s.entity = p.sector and s.session = p.session
        where p.session = (select max(session) from marts.mart_sector_performance where session <= date '{session}')
        order by p.sector
        """;

    private static SectorRow Read(DbDataReader reader) => new(
        new Session(reader.GetFieldValue<DateOnly>(0)),
        reader.GetString(1),
        Number(reader, 2),
        Number(reader, 3),
        Number(reader, 4),
        Number(reader, 5),
        Number(reader, 6),
        Number(reader, 7),
        Number(reader, 8),
        reader.GetString(9));

    private static double? Number(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDouble(column);
}
