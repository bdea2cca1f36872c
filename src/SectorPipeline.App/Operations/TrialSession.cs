using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.App.Operations;

/// <summary>The session that a rule is tried for.</summary>
internal static class TrialSession
{
    private const string LastOfMarts = "select max(session) from marts.mart_sector_performance";
    private const string IsThere = "select count(*) from information_schema.tables where table_schema = 'marts' and table_name = 'mart_sector_performance'";

    /// <summary>The day that was asked for, else the last one that the marts have, else the last one that has closed.</summary>
    public static async Task<Session> ChooseAsync(IWarehouse warehouse, string? day, TimeProvider time, CancellationToken cancellation)
    {
        if (day is not null)
            return Session.Parse(day);
        await using var connection = await warehouse.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = IsThere;
        if (await command.ExecuteScalarAsync(cancellation) is not 1L)
            return TradingCalendar.Nyse.LastCompleted(time.GetUtcNow());
        command.CommandText = LastOfMarts;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) && !reader.IsDBNull(0)
            ? new Session(reader.GetFieldValue<DateOnly>(0))
            : TradingCalendar.Nyse.LastCompleted(time.GetUtcNow());
    }
}
