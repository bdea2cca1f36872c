using Microsoft.AspNetCore.Http;

namespace SectorPipeline.Sandbox;

/// <summary>How a caller comes by a cookie, by way of the consent page, and with the cookie by a crumb.</summary>
internal sealed class YahooHandshake
{
    private const string Cookie = "A3";
    private const string Html = "text/html; charset=utf-8";
    private const string Plain = "text/plain;charset=utf-8";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int CrumbLength = 11;

    private int visitors;

    /// <summary>Whether the crumb is the one that belongs to the cookie.</summary>
    public static bool Accepts(HttpRequest request) =>
        request.Cookies[Cookie] is { Length: > 0 } cookie && request.Query["crumb"] == CrumbOf(cookie);

    public static Answer Quote(HttpRequest request) => request.Cookies.ContainsKey(Cookie)
        ? Answer.Text(200, Html, "<!DOCTYPE html>\n<html><head><title>Yahoo Finance</title></head><body></body></html>\n"u8)
        : Redirect(307, $"/consent?brandType=nonEu&gcrumb=sandbox&done={Uri.EscapeDataString(request.Path)}");

    public Answer Consent(HttpRequest request)
    {
        var done = request.Query["done"].ToString();
        // Only back to this host: a path, and no address.
        var target = done.StartsWith('/') && !done.StartsWith("//", StringComparison.Ordinal) ? Uri.EscapeDataString(done).Replace("%2F", "/", StringComparison.Ordinal) : "/quote/SPY";
        var cookie = FormattableString.Invariant($"d=AQABBsandbox{Interlocked.Increment(ref visitors):0000}&S=AQAAA");
        var answer = Redirect(302, target);
        return answer with { Headers = [.. answer.Headers ?? [], ("Set-Cookie", $"{Cookie}={cookie}; Max-Age=31557600; Path=/; HttpOnly; SameSite=Lax")] };
    }

    public static Answer Crumb(HttpRequest request) => request.Cookies[Cookie] is { Length: > 0 } cookie
        ? Answer.Text(200, Plain, System.Text.Encoding.ASCII.GetBytes(CrumbOf(cookie)))
        : YahooRefusals.InvalidCookie();

    private static Answer Redirect(int status, string location) =>
        Answer.Text(status, Html, ""u8) with { Headers = [("Location", location)] };

    private static string CrumbOf(string cookie)
    {
        var noise = Noise.For(0, cookie);
        return string.Create(CrumbLength, noise, (crumb, random) =>
        {
            for (var i = 0; i < crumb.Length; i++)
                crumb[i] = Letters[(int)(random.Uniform(i) * Letters.Length)];
        });
    }
}
