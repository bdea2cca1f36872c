using SectorPipeline.Core;

namespace SectorPipeline.Lake;

/// <summary>What a vendor answered to one request: the body byte by byte, and the URL without its key.</summary>
public sealed record LandingEntry
{
    public required string Vendor { get; init; }

    public required string Dataset { get; init; }

    public required Session Session { get; init; }

    public required string RequestId { get; init; }

    public required string Url { get; init; }

    public required int Status { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public required ReadOnlyMemory<byte> Body { get; init; }
}
