using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace SectorPipeline.App.Host;

/// <summary>Adds up what the program's own instruments measure, for <c>/metrics</c>.</summary>
internal sealed class MeterCollector : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<(string Instrument, string Labels), MeterSeries> series = new();

    /// <param name="meter">The beginning of the names of the meters to listen to.</param>
    public MeterCollector(string meter)
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name.StartsWith(meter, StringComparison.Ordinal))
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
    }

    public IEnumerable<MeterSeries> Series => series.Values.OrderBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Labels, StringComparer.Ordinal);

    public void Dispose() => listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = PrometheusText.Labels(tags);
        series.GetOrAdd((instrument.Name, labels), static (key, from) => new MeterSeries(from, key.Labels), instrument).Add(value);
    }
}
