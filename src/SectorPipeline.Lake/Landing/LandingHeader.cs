namespace SectorPipeline.Lake;

/// <summary>The first line of a landing file.</summary>
internal sealed record LandingHeader(
    string Url, int Status, IReadOnlyDictionary<string, string> Headers, DateTimeOffset ReceivedAt, string RequestId);
