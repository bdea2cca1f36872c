using System.Diagnostics.CodeAnalysis;
using SectorPipeline.Core;

namespace SectorPipeline.Ingestion;

/// <summary>EDGAR, the filings of the SEC: without a key, but it must be told who asks; 10 calls a second.</summary>
public sealed record SecOptions : VendorOptions
{
    public const string Section = "Ingestion:Sec";

    [SetsRequiredMembers]
    public SecOptions()
    {
        BaseUrl = new Uri("https://data.sec.gov");
        UserAgent = "";
        Concurrency = 4;
        CallsPerSecond = 10;
    }

    /// <summary>Where the list of tickers is.</summary>
    public Uri WwwUrl { get; init; } = new("https://www.sec.gov");

    /// <summary>A registrant's number by canonical symbol, for those that the list of tickers does not name, or names wrongly.</summary>
    public IReadOnlyDictionary<string, string> Ciks { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How many days may pass before a registrant's filings are asked for again.</summary>
    public int FilingsRefreshDays { get; init; } = 1;

    /// <summary>How many days may pass before a registrant's facts, which are a few megabytes, are asked for again.</summary>
    public int FactsRefreshDays { get; init; } = 7;

    /// <exception cref="ConfigurationException">The SEC could not tell whom to write to.</exception>
    internal void RequireContact(string step)
    {
        var at = UserAgent.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0 || at == UserAgent.Length - 1 || UserAgent[at - 1] == ' ' || UserAgent[at + 1] == ' ')
        {
            throw new ConfigurationException(
                $"{step}: {Section}:UserAgent: the SEC wants to know who asks, and '{UserAgent}' holds no e-mail address. "
                + "Set SEC_USER_AGENT, such as 'Example Research data@example.com'.");
        }
    }
}
