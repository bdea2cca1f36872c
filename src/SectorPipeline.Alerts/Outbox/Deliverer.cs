using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Alerts;

/// <summary>Sends what the outbox holds: at least once, each channel in order, and none held up by another.</summary>
public sealed class Deliverer(IWarehouse warehouse, AlertOptions options, TimeProvider time)
{
    private static readonly TimeSpan KeepDelivered = TimeSpan.FromDays(30);
    private const int MostAtOnce = 500;

    private readonly RetryPause pause = new(options, Random.Shared.NextDouble);

    /// <summary>Tries every message of the channels that is due; what fails is no exception.</summary>
    public async Task<DeliveryReport> DeliverAsync(IReadOnlyList<IAlertChannel> channels, CancellationToken cancellation)
    {
        await using (var connection = await AlertConnection.OpenAsync(warehouse, cancellation))
        {
            if (!await AlertSchema.ExistsAsync(connection, cancellation))
                return DeliveryReport.Sum([]);
            await CleanAsync(new OutboxTable(connection), cancellation);
        }

        return DeliveryReport.Sum(await Task.WhenAll(channels.Select(channel => DeliverAsync(channel, cancellation))));
    }

    private async Task CleanAsync(OutboxTable outbox, CancellationToken cancellation)
    {
        await outbox.AbandonAsync([.. options.Enabled.Keys], time.GetUtcNow() - options.GiveUpAfter, cancellation);
        await outbox.PurgeAsync(time.GetUtcNow() - KeepDelivered, cancellation);
    }

    private async Task<DeliveryReport> DeliverAsync(IAlertChannel channel, CancellationToken cancellation)
    {
        await using var connection = await AlertConnection.OpenAsync(warehouse, cancellation);
        var outbox = new OutboxTable(connection);
        var (delivered, failed, dead) = (0, 0, 0);
        string? error = null;
        for (var round = 0; round < MostAtOnce; round++)
        {
            if (await outbox.NextAsync(channel.Name, time.GetUtcNow(), cancellation) is not { } message
                || !await outbox.ClaimAsync(message, time.GetUtcNow() + LeaseOf(channel), cancellation))
                break;
            var failure = await TrySendAsync(channel, message, cancellation);
            if (failure is null)
            {
                await outbox.DeliveredAsync(message.Id, time.GetUtcNow(), CancellationToken.None);
                delivered++;
                continue;
            }

            (error, failed) = (failure.Message, failed + 1);
            dead += await PutBackAsync(outbox, message, failure) ? 1 : 0;
            if (failure.IsTransient)
                break;
        }

        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        if (error is not null)
            errors[channel.Name] = error;
        return new DeliveryReport(delivered, failed, dead, errors);
    }

    // Longer than the channel takes for a message: by then another process may take what this one left behind.
    private TimeSpan LeaseOf(IAlertChannel channel) => 2 * options.Channels[channel.Name].Timeout;

    private static async Task<DeliveryException?> TrySendAsync(IAlertChannel channel, OutboxMessage message, CancellationToken cancellation)
    {
        try
        {
            await channel.SendAsync(message, cancellation);
            return null;
        }
        catch (DeliveryException failure)
        {
            return failure;
        }
        catch (PipelineException failure)
        {
            return new DeliveryException(failure.Message, failure) { IsTransient = failure.IsTransient };
        }
    }

    // True when the message is given up.
    private async Task<bool> PutBackAsync(OutboxTable outbox, OutboxMessage message, DeliveryException failure)
    {
        var now = time.GetUtcNow();
        var isDead = now - message.CreatedAt >= options.GiveUpAfter;
        var state = isDead ? OutboxState.Dead : failure.IsTransient ? OutboxState.Pending : OutboxState.Refused;
        await outbox.FailedAsync(message.Id, state, now + pause.After(message.Attempts + 1, failure.RetryAfter), failure.Message, CancellationToken.None);
        return isDead;
    }
}
