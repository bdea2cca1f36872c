namespace SectorPipeline.Alerts;

/// <summary>Carries messages to people, or to what tells people.</summary>
public interface IAlertChannel
{
    /// <summary>As the settings call it.</summary>
    string Name { get; }

    /// <summary>Sends the message once; it has arrived when the task ends without an exception.</summary>
    /// <exception cref="Core.PipelineException">It has not; says whether another attempt may help, and shows no secret.</exception>
    Task SendAsync(OutboxMessage message, CancellationToken cancellation);
}
