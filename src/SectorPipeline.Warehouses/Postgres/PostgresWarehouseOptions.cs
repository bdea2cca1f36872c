using SectorPipeline.Core;

namespace SectorPipeline.Warehouses;

/// <summary>A database of a PostgreSQL server, or of a Redshift cluster, as a warehouse. What is null is the engine's own choice.</summary>
public sealed record PostgresWarehouseOptions
{
    /// <summary>How a connection may be encrypted and checked, by the names that every PostgreSQL client has.</summary>
    public static IReadOnlyList<string> SslModes { get; } = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"];

    public required string Host { get; init; }

    /// <summary>5432 for PostgreSQL and 5439 for Redshift when null.</summary>
    public int? Port { get; init; }

    public required string User { get; init; }

    public Secret Password { get; init; } = Secret.None;

    public required string Database { get; init; }

    public string Schema { get; init; } = "public";

    /// <summary>One of <see cref="SslModes"/>; <c>prefer</c> for PostgreSQL and <c>verify-full</c> for Redshift when null.</summary>
    public string? SslMode { get; init; }

    /// <summary>A file with the certificates that the server's may be signed by.</summary>
    public string? SslRootCertificate { get; init; }

    /// <summary>A file with the certificate that this client shows.</summary>
    public string? SslCertificate { get; init; }

    /// <summary>A file with the key of <see cref="SslCertificate"/>.</summary>
    public string? SslKey { get; init; }

    /// <summary>The schemas that unqualified names are looked for in, separated by commas.</summary>
    public string? SearchPath { get; init; }

    /// <summary>The role that statements run as.</summary>
    public string? Role { get; init; }

    /// <summary>After how much silence the system asks whether the server is still there; the system's own choice when null.</summary>
    public TimeSpan? KeepAlivesIdle { get; init; }

    /// <summary>How long to wait for the server to answer when a connection opens.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What the server calls these connections in its lists and logs.</summary>
    public string ApplicationName { get; init; } = "sector";

    /// <summary>How many callers work at the same time; there are always connections for them, and some more.</summary>
    public int Threads { get; init; } = 1;
}
