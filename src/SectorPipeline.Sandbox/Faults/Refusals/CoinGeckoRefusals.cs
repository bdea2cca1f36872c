namespace SectorPipeline.Sandbox;

/// <summary>CoinGecko's two forms of error: a status object for limits, a text for everything else.</summary>
internal static class CoinGeckoRefusals
{
    public static Answer RateLimit() => Answer.Text(429, "application/json",
        """{"status":{"error_code":429,"error_message":"You've exceeded the Rate Limit. Please visit https://www.coingecko.com/en/api/pricing to subscribe to our API plans for higher rate limits."}}"""u8);

    public static Answer Of(int status, string error) =>
        new(status, "application/json; charset=utf-8", new TextBuffer(128).Add("{\"error\":"u8).AddString(error).Add("}"u8));
}
