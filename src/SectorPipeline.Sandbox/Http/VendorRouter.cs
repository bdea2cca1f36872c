using Microsoft.AspNetCore.Http;

namespace SectorPipeline.Sandbox;

/// <summary>Finds the vendor that a path belongs to.</summary>
internal sealed class VendorRouter(IMarket market)
{
    private readonly YahooChart yahoo = new(market);
    private readonly AlphaVantageQuery alphaVantage = new(market);
    private readonly FredApi fred = new(market);

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
            return yahoo.Answer(symbol.Value?.TrimStart('/') ?? "", request.Query);
        return request.Path.Value switch
        {
            "/query" => alphaVantage.Answer(request.Query),
            { } path when FredApi.Knows(path) => fred.Answer(path, request.Query),
            _ => Sandbox.Answer.Text(404, "text/plain",
                "the sandbox answers /v8/finance/chart/{symbol}, /query?function= and /fred/series/observations\n"u8),
        };
    }
}
