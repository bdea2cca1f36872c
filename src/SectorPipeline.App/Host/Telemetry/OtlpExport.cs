using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace SectorPipeline.App.Host;

/// <summary>Sends the program's spans and measurements to a collector until it is disposed.</summary>
internal sealed class OtlpExport : IDisposable
{
    private readonly TracerProvider traces;
    private readonly MeterProvider metrics;

    private OtlpExport(TelemetryOptions options, string version)
    {
        var resource = ResourceBuilder.CreateDefault().AddService("sector", serviceVersion: version, serviceInstanceId: $"{Environment.MachineName}-{Environment.ProcessId}");
        traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(Core.Telemetry.Name)
            .AddOtlpExporter(exporter => Configure(exporter, options, "v1/traces"))
            .Build();
        metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter($"{Core.Telemetry.Name}*")
            .AddOtlpExporter(exporter => Configure(exporter, options, "v1/metrics"))
            .Build();
    }

    /// <summary>Starts to send; null when no collector is configured.</summary>
    public static OtlpExport? Start(TelemetryOptions options, string version) =>
        options.OtlpEndpoint is null ? null : new OtlpExport(options, version);

    /// <summary>Sends what is left.</summary>
    public void Dispose()
    {
        traces.Dispose();
        metrics.Dispose();
    }

    // Over HTTP the collector has a path for each kind, which the exporter adds only to an address that it reads itself.
    private static void Configure(OtlpExporterOptions exporter, TelemetryOptions options, string path)
    {
        var isGrpc = options.OtlpProtocol == "grpc";
        exporter.Protocol = isGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = isGrpc ? options.OtlpEndpoint! : new Uri($"{options.OtlpEndpoint!.ToString().TrimEnd('/')}/{path}");
    }
}
