namespace SectorPipeline.App.Host;

/// <summary>Where traces and metrics go.</summary>
internal sealed record TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>The address of an OpenTelemetry collector, such as http://localhost:4318; null sends nothing.</summary>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary>grpc, or http/protobuf.</summary>
    public string OtlpProtocol { get; init; } = "http/protobuf";
}
