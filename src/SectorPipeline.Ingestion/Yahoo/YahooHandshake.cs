using System.Net;
using SectorPipeline.Core;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Yahoo;

/// <summary>Comes by a cookie, redirect by redirect from a page that anybody may read, and with it by a crumb.</summary>
internal sealed class YahooHandshake(YahooOptions options, VendorExchange exchange)
{
    private const int MostRedirects = 10;

    // What is shorter is no secret, and would be found in innocent text.
    private const int ShortestSecret = 8;

    private Uri CrumbUrl => VendorUrl.Of(options.BaseUrl, "v1/test/getcrumb");

    /// <exception cref="VendorException">Throttled, or the vendor is in trouble: either passes.</exception>
    public async Task<YahooSession> OpenAsync(RequestMeter meter, CancellationToken cancellation)
    {
        var jar = new CookieContainer();
        await CollectAsync(jar, meter, cancellation);
        var cookie = jar.GetCookieHeader(CrumbUrl);
        if (cookie.Length == 0)
            throw Fault("no cookie was handed out");
        var answer = await AskAsync(CrumbUrl, cookie, "*/*", meter, cancellation);
        return new YahooSession(new Secret(cookie), new Secret(CrumbText.Of(answer)), Parts(jar));
    }

    private async Task CollectAsync(CookieContainer jar, RequestMeter meter, CancellationToken cancellation)
    {
        var url = options.CookiePage;
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            var page = await AskAsync(url, jar.GetCookieHeader(url), "text/html,*/*;q=0.5", meter, cancellation);
            if (page.Status == HttpStatusCode.TooManyRequests || (int)page.Status >= 500)
                throw CrumbText.Refused(page);
            foreach (var cookie in page.Cookies)
                Keep(jar, url, cookie);
            if (page.Redirect is null)
                return;
            url = page.Redirect;
        }

        throw Fault($"the cookie's page led on more than {MostRedirects} times");
    }

    private async Task<UnkeptAnswer> AskAsync(Uri url, string cookie, string accept, RequestMeter meter, CancellationToken cancellation)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Accept"] = accept };
        if (cookie.Length > 0)
            headers["Cookie"] = cookie;
        // Neither belongs to a run: nothing of it is kept.
        var request = new VendorRequest("handshake", default, "handshake", url) { Headers = headers, Secrets = [new(url.Query), new(cookie)] };
        var answer = await exchange.SendUnkeptAsync(request, meter, cancellation);
        if (answer.RetryAfter is { } wait)
            await exchange.Budget.PauseAsync(wait, cancellation);
        return answer;
    }

    private static void Keep(CookieContainer jar, Uri url, string cookie)
    {
        try
        {
            jar.SetCookies(url, cookie);
        }
        catch (CookieException)
        {
            // One for another site, or not to be read: browsers drop it too.
        }
    }

    private static IEnumerable<Secret> Parts(CookieContainer jar) =>
        jar.GetAllCookies().Where(cookie => cookie.Value.Length >= ShortestSecret).Select(cookie => new Secret(cookie.Value));

    private static VendorException Fault(string what) => new(VendorOutcome.VendorFault, $"the handshake failed: {what}");
}
