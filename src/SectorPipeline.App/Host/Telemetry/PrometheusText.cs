using System.Globalization;
using System.Text;

namespace SectorPipeline.App.Host;

/// <summary>Writes the text format that Prometheus reads, version 0.0.4.</summary>
internal sealed class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder text = new();
    private string family = "";

    /// <summary>A metric's name from an instrument's: <c>sector.step.duration</c> in <c>s</c> is <c>sector_step_duration_seconds</c>.</summary>
    public static string Name(string instrument, string? unit, bool isTotal)
    {
        var name = instrument.Replace('.', '_');
        var suffix = unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        return $"{name}{suffix}{(isTotal ? "_total" : "")}";
    }

    public static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new StringBuilder();
        foreach (var (key, value) in tags)
            labels.Append(labels.Length > 0 ? "," : "").Append(Label(key, Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
        return labels.ToString();
    }

    public static string Label(string name, string value) =>
        $"{name.Replace('.', '_')}=\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";

    public PrometheusText Gauge(string name, string help, double value, string labels = "")
    {
        Begin(name, help, "gauge");
        return Sample(name, labels, value);
    }

    public PrometheusText Add(MeterSeries series)
    {
        var (sum, count, buckets) = series.Read();
        Begin(series.Name, series.Help, series.IsHistogram ? "histogram" : "counter");
        if (!series.IsHistogram)
            return Sample(series.Name, series.Labels, sum);
        var below = 0L;
        foreach (var (bound, number) in MeterSeries.Bounds.Zip(buckets))
            Sample($"{series.Name}_bucket", With(series.Labels, Label("le", bound.ToString(CultureInfo.InvariantCulture))), below += number);
        Sample($"{series.Name}_bucket", With(series.Labels, Label("le", "+Inf")), count);
        Sample($"{series.Name}_sum", series.Labels, sum);
        return Sample($"{series.Name}_count", series.Labels, count);
    }

    public override string ToString() => text.ToString();

    private static string With(string labels, string label) => labels.Length == 0 ? label : $"{labels},{label}";

    // A family is announced once; its samples come one after the other.
    private void Begin(string name, string help, string type)
    {
        if (family == name)
            return;
        family = name;
        text.Append("# HELP ").Append(name).Append(' ').Append(help).Append('\n').Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
    }

    private PrometheusText Sample(string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
            text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');
        return this;
    }
}
