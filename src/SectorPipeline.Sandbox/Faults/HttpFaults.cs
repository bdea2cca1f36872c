using System.Globalization;

namespace SectorPipeline.Sandbox;

/// <summary>Answers by status alone, in the form that each vendor's front gives them.</summary>
internal static class HttpFaults
{
    public static Answer TooManyRequests(Vendor vendor, Noise noise)
    {
        var answer = vendor switch
        {
            Vendor.CoinGecko => CoinGeckoRefusals.RateLimit(),
            Vendor.Fred => Answer.Text(429, "application/json; charset=UTF-8", """{"error_code":429,"error_message":"Too Many Requests.  Exceeded Rate Limit"}"""u8),
            Vendor.Sec => Answer.Text(429, "text/html", "<!DOCTYPE html>\n<html><head><title>SEC.gov | Request Rate Threshold Exceeded</title></head><body></body></html>\n"u8),
            _ => Answer.Text(429, "text/plain", "Too Many Requests"u8),
        };
        var seconds = noise.Uniform(0) < 0.5 ? 0 : 1;
        return answer with { Headers = [("Retry-After", seconds.ToString(CultureInfo.InvariantCulture))] };
    }

    public static Answer ServerError(Vendor vendor) => vendor switch
    {
        Vendor.Yahoo => Answer.Text(500, "text/plain", "Internal Server Error"u8),
        Vendor.CoinGecko => Answer.Text(500, "application/json", """{"status":500,"error":"Internal Server Error"}"""u8),
        Vendor.Fred => Answer.Text(500, "application/json; charset=UTF-8", """{"error_code":500,"error_message":"Internal Server Error"}"""u8),
        _ => Answer.Text(500, "text/html", "<html><body><h1>500 Internal Server Error</h1></body></html>\n"u8),
    };

    public static Answer Unavailable() => Answer.Text(
        503,
        "text/html",
        "<!DOCTYPE html>\n<html><head><title>503 Service Unavailable</title></head>\n<body><h1>Service Unavailable</h1><p>The server is temporarily unable to service your request.</p></body></html>\n"u8);
}
