using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>A mail server, and between whom mail goes.</summary>
public sealed record SmtpOptions
{
    public string Host { get; init; } = "";

    public int Port { get; init; } = 587;

    /// <summary>How the connection is encrypted.</summary>
    public SmtpEncryption Encryption { get; init; } = SmtpEncryption.StartTls;

    /// <summary>A PEM file of the authorities that may vouch for the server, in the place of those that the system trusts; empty for the system's.</summary>
    public string CaFile { get; init; } = "";

    public string User { get; init; } = "";

    public Secret Password { get; init; } = Secret.None;

    public string From { get; init; } = "";

    public IReadOnlyList<string> To { get; init; } = [];
}
