using Microsoft.AspNetCore.Http;

namespace SectorPipeline.Sandbox;

/// <summary>Finds the vendor that a path belongs to.</summary>
internal sealed class VendorRouter(IMarket market)
{
    private readonly YahooChart chart = new(market);
    private readonly QuoteSummary summary = new(market);
    private readonly YahooHandshake handshake = new();
    private readonly AlphaVantageQuery alphaVantage = new(market);
    private readonly FredApi fred = new(market);
    private readonly CoinGeckoApi coinGecko = new(market);
    private readonly SecApi sec = new(market);

    public async Task AnswerAsync(HttpContext context)
    {
        using var answer = Answer(context.Request);
        await answer.SendAsync(context);
    }

    public Answer Answer(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method))
            return Sandbox.Answer.Text(405, "text/plain", "the sandbox answers GET only\n"u8);
        if (request.Path.StartsWithSegments("/v8/finance/chart", StringComparison.Ordinal, out var symbol))
            return chart.Answer(symbol.Value?.TrimStart('/') ?? "", request.Query);
        if (request.Path.StartsWithSegments("/v10/finance/quoteSummary", StringComparison.Ordinal, out symbol))
            return summary.Answer(symbol.Value?.TrimStart('/') ?? "", request);
        if (request.Path.StartsWithSegments("/quote", StringComparison.Ordinal))
            return YahooHandshake.Quote(request);
        return request.Path.Value switch
        {
            "/consent" => handshake.Consent(request),
            "/v1/test/getcrumb" => YahooHandshake.Crumb(request),
            "/query" => alphaVantage.Answer(request.Query),
            { } path when FredApi.Knows(path) => fred.Answer(path, request.Query),
            { } path when CoinGeckoApi.Knows(path) => coinGecko.Answer(path, request.Query),
            { } path when SecApi.Knows(path) => sec.Answer(path, request),
            _ => Sandbox.Answer.Text(404, "text/plain", Paths),
        };
    }

    private static ReadOnlySpan<byte> Paths =>
        """
        the sandbox answers
          /v8/finance/chart/{symbol}, /v10/finance/quoteSummary/{symbol}, /quote/{symbol}, /v1/test/getcrumb
          /query?function=
          /fred/series, /fred/series/observations, /fred/series/vintagedates
          /api/v3/coins/markets, /api/v3/coins/{id}/market_chart, /api/v3/coins/{id}/market_chart/range
          /submissions/CIK{number}.json, /api/xbrl/companyfacts/CIK{number}.json, /files/company_tickers.json

        """u8;
}
