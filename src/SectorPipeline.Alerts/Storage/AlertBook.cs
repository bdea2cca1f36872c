using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Alerts;

/// <summary>The alerts that the warehouse holds, for people: to look at, and to acknowledge.</summary>
public sealed class AlertBook(IWarehouse warehouse, TimeProvider time)
{
    /// <summary>The alerts that match, the latest first; none where nothing was ever evaluated.</summary>
    public async Task<IReadOnlyList<Alert>> ListAsync(AlertFilter filter, CancellationToken cancellation)
    {
        await using var connection = await AlertConnection.OpenAsync(warehouse, cancellation);
        return await AlertSchema.ExistsAsync(connection, cancellation) ? await new AlertTable(connection).ListAsync(filter, cancellation) : [];
    }

    /// <summary>The messages that have not arrived, oldest first.</summary>
    public async Task<IReadOnlyList<OutboxMessage>> UndeliveredAsync(CancellationToken cancellation)
    {
        await using var connection = await AlertConnection.OpenAsync(warehouse, cancellation);
        return await AlertSchema.ExistsAsync(connection, cancellation) ? await new OutboxTable(connection).UndeliveredAsync(cancellation) : [];
    }

    /// <summary>Notes that a person has seen the open alert of the key: nothing more is sent of it, unless its severity rises.</summary>
    /// <exception cref="ConfigurationException">No alert of the key is open; says which is near.</exception>
    public async Task<Alert> AcknowledgeAsync(string key, string by, string? note, CancellationToken cancellation)
    {
        await using var connection = await AlertConnection.OpenAsync(warehouse, cancellation);
        await AlertSchema.EnsureAsync(connection, cancellation);
        return await connection.InTransactionAsync(() => AcknowledgeAsync(new AlertTable(connection), key, by, note, cancellation), cancellation);
    }

    private async Task<Alert> AcknowledgeAsync(AlertTable table, string key, string by, string? note, CancellationToken cancellation)
    {
        if (await table.ListAsync(new AlertFilter { Key = key }, cancellation) is not [var open, ..])
            throw await NoneAsync(table, key, cancellation);
        var seen = open with
        {
            State = AlertState.Acknowledged,
            AcknowledgedAt = time.GetUtcNow(),
            AcknowledgedBy = Fitting.Within(by, 128),
            Note = note is null ? open.Note : Fitting.Within(note, 1_024),
        };
        await table.WriteAsync([new EpisodeChange(open, seen)], cancellation);
        return seen;
    }

    private static async Task<ConfigurationException> NoneAsync(AlertTable table, string key, CancellationToken cancellation)
    {
        var open = await table.ListAsync(new AlertFilter { Limit = 1_000 }, cancellation);
        return new ConfigurationException($"no alert with the key '{key}' is open.{NearestName.Hint(key, open.Select(alert => alert.Key))} 'sector alerts list' shows those that are.") { IsNotFound = true };
    }
}
