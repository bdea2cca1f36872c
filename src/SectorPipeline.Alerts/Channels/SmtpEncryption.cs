namespace SectorPipeline.Alerts;

/// <summary>How a connection to a mail server is encrypted.</summary>
public enum SmtpEncryption
{
    /// <summary>By STARTTLS, without which nothing is sent.</summary>
    StartTls,

    /// <summary>From the first byte, mostly on port 465.</summary>
    Tls,

    /// <summary>Not at all: for a relay on the same machine.</summary>
    None,
}
