using SectorPipeline.Core;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Yahoo;

/// <summary>A cookie and the crumb that goes with it.</summary>
internal sealed class YahooSession
{
    private readonly Secret cookie;
    private readonly Secret crumb;
    private readonly IReadOnlyList<Secret> secrets;

    /// <param name="cookie">The header's value.</param>
    /// <param name="crumb">As handed out.</param>
    /// <param name="parts">What of the cookie may turn up alone.</param>
    public YahooSession(Secret cookie, Secret crumb, IEnumerable<Secret> parts)
    {
        (this.cookie, this.crumb) = (cookie, crumb);
        secrets = [crumb, cookie, .. parts];
    }

    public VendorRequest Sign(VendorRequest request) => request with
    {
        Url = new Uri($"{request.Url.AbsoluteUri}{(request.Url.Query.Length == 0 ? '?' : '&')}crumb={Uri.EscapeDataString(crumb.Reveal())}"),
        Headers = new Dictionary<string, string>(request.Headers, StringComparer.Ordinal) { ["Cookie"] = cookie.Reveal() },
        Secrets = secrets,
    };

    public bool HasSigned(VendorRequest request) => ReferenceEquals(request.Secrets, secrets);
}
