namespace SectorPipeline.Sandbox;

/// <summary>Yahoo's errors: under the endpoint's root, or under "finance" where the crumb is at fault.</summary>
internal static class YahooRefusals
{
    private const string Json = "application/json;charset=utf-8";

    public static Func<Answer>[] For(FaultTarget target) => target.Path switch
    {
        _ when target.Path.StartsWith("/v8/finance/chart/", StringComparison.Ordinal) => [Delisted],
        _ when target.Path.StartsWith("/v10/", StringComparison.Ordinal) =>
            [InvalidCrumb, () => Of("quoteSummary", 404, "Not Found", $"Quote not found for symbol: {target.Symbol}")],
        "/v1/test/getcrumb" => [InvalidCookie, () => TooManyRequests(200), () => TooManyRequests(429)],
        _ => [() => TooManyRequests(429)],
    };

    public static Answer Delisted() => Of("chart", 404, "Not Found", "No data found, symbol may be delisted");

    public static Answer InvalidCrumb() => Of("finance", 401, "Unauthorized", "Invalid Crumb");

    public static Answer InvalidCookie() => Of("finance", 401, "Unauthorized", "Invalid Cookie");

    public static Answer Of(string root, int status, string code, string description)
    {
        var body = new TextBuffer(256).Add("{"u8).AddString(root)
            .Add(":{\"result\":null,\"error\":{\"code\":"u8).AddString(code)
            .Add(",\"description\":"u8).AddString(description)
            .Add("}}}"u8);
        return new Answer(status, Json, body);
    }

    // With 200 it can be taken for a crumb.
    private static Answer TooManyRequests(int status) => Answer.Text(status, "text/plain;charset=utf-8", "Too Many Requests"u8);
}
