namespace SectorPipeline.Alerts;

/// <summary>A message for one channel, as the outbox keeps it.</summary>
public sealed record OutboxMessage
{
    /// <summary>The same in every attempt, so that a receiver can tell that it has the message already.</summary>
    public required string Id { get; init; }

    public required string Channel { get; init; }

    /// <summary>Its place among the messages of all channels.</summary>
    public required long Position { get; init; }

    public required AlertMessage Message { get; init; }

    public required OutboxState State { get; init; }

    public long Attempts { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset NextAttemptAt { get; init; }

    public string? LastError { get; init; }
}
