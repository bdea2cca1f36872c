using Microsoft.AspNetCore.Http;

namespace SectorPipeline.Sandbox;

/// <summary>Chooses one of the refusals that the vendor has for a request.</summary>
internal static class VendorRefusals
{
    public static Answer Pick(FaultTarget target, IQueryCollection query, Noise noise)
    {
        var refusals = target.Vendor switch
        {
            Vendor.AlphaVantage => AlphaVantageRefusals.For(query),
            Vendor.Fred => FredRefusals.All,
            Vendor.CoinGecko => [CoinGeckoRefusals.RateLimit],
            Vendor.Sec => SecRefusals.For(target.Path),
            _ => YahooRefusals.For(target),
        };
        return refusals[(int)(noise.Uniform(0) * refusals.Length)]();
    }
}
