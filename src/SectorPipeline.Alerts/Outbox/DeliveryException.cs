using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>A message did not arrive. A transient failure is the channel's; another one means that the receiver does not want the message as it is.</summary>
internal sealed class DeliveryException(string message, Exception? cause = null) : PipelineException(message, cause)
{
    /// <summary>How long the receiver asks to be left alone; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
