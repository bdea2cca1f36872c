using System.Net;
using System.Text;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>Yahoo's handshake and quoteSummary in the process: a consent step on the way to the cookie, a crumb that can expire.</summary>
internal sealed class YahooSite
{
    public const string FirstCrumb = "Crumb/One.1";
    public const string Cookie = "d=AQABsecretvalue&S=AQAA";

    private readonly Queue<HttpResponseMessage> crumbs = new();
    private int handedOut;

    /// <summary>The body for a symbol.</summary>
    public Func<string, string> Body { get; set; } = symbol => QuoteSummaryJson.Of(symbol);

    /// <summary>The crumb that is taken; every other one is refused.</summary>
    public string ValidCrumb { get; set; } = FirstCrumb;

    /// <summary>Whether the consent page sets the cookie.</summary>
    public bool HandsOutCookie { get; set; } = true;

    public int Handshakes => handedOut;

    /// <summary>What stands in the place of the next crumb.</summary>
    public void InPlaceOfCrumb(HttpStatusCode status, string body, string type = "text/plain") =>
        crumbs.Enqueue(new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, type) });

    public HttpResponseMessage Answer(Uri url) => url.AbsolutePath switch
    {
        "/quote/AAPL" when url.Query.Length == 0 => Redirect(HttpStatusCode.TemporaryRedirect, "/consent?brandType=nonEu&gcrumb=hidden&done=%2Fquote%2FAAPL", cookie: null),
        "/consent" => Redirect(HttpStatusCode.Found, "/quote/AAPL?done=yes", HandsOutCookie ? $"A3={Cookie}; Path=/; HttpOnly; SameSite=Lax" : null),
        "/quote/AAPL" => FakeVendor.Json("<html></html>"),
        "/v1/test/getcrumb" => NextCrumb(),
        _ when url.Query.Contains($"crumb={Uri.EscapeDataString(ValidCrumb)}", StringComparison.Ordinal) => FakeVendor.Json(Body(url.Segments[^1])),
        _ => FakeVendor.Status(HttpStatusCode.Unauthorized, """{"finance":{"result":null,"error":{"code":"Unauthorized","description":"Invalid Crumb"}}}"""),
    };

    private HttpResponseMessage NextCrumb()
    {
        if (crumbs.TryDequeue(out var other))
            return other;
        Interlocked.Increment(ref handedOut);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(ValidCrumb, Encoding.UTF8, "text/plain") };
    }

    private static HttpResponseMessage Redirect(HttpStatusCode status, string location, string? cookie)
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent("") };
        answer.Headers.Location = new Uri(location, UriKind.Relative);
        if (cookie is not null)
            answer.Headers.TryAddWithoutValidation("Set-Cookie", cookie);
        return answer;
    }
}
