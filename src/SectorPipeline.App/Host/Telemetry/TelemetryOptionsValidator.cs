using FluentValidation;

namespace SectorPipeline.App.Host;

/// <summary>Each message names its setting.</summary>
internal sealed class TelemetryOptionsValidator : AbstractValidator<TelemetryOptions>
{
    public TelemetryOptionsValidator() =>
        RuleFor(options => options.OtlpProtocol)
            .Must(protocol => protocol is "grpc" or "http/protobuf")
            .WithMessage("Telemetry:OtlpProtocol: '{PropertyValue}' is no protocol. Use grpc or http/protobuf.");
}
