using SectorPipeline.Core;

namespace SectorPipeline.App.Lineage;

/// <summary>Where OpenLineage events go; nowhere while neither an address nor a file is named.</summary>
internal sealed record LineageOptions
{
    public const string Section = "OpenLineage";

    /// <summary>The address of a lineage server, such as http://localhost:5000; events go to <see cref="Endpoint"/> below it.</summary>
    public Uri? Url { get; init; }

    public string Endpoint { get; init; } = "api/v1/lineage";

    /// <summary>Sent as a bearer token.</summary>
    public Secret ApiKey { get; init; } = Secret.None;

    /// <summary>A file that gets one event per line.</summary>
    public string? File { get; init; }

    /// <summary>The namespace of jobs.</summary>
    public string Namespace { get; init; } = "sector";

    public bool IsOn => Url is not null || File is not null;
}
