using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>Hears the metric of the requests to one vendor.</summary>
internal sealed class RequestCounter : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<string> outcomes = new();

    public RequestCounter(string vendor)
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument is { Name: "vendor.requests", Meter.Name: "SectorPipeline.Ingestion" })
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            if (Tag(tags, "vendor") == vendor)
                outcomes.Enqueue(Tag(tags, "outcome"));
        });
        listener.Start();
    }

    /// <summary>What each request came to, in order.</summary>
    public IReadOnlyCollection<string> Outcomes => outcomes;

    public void Dispose() => listener.Dispose();

    private static string Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (var tag in tags)
        {
            if (tag.Key == name)
                return tag.Value?.ToString() ?? "";
        }

        return "";
    }
}
