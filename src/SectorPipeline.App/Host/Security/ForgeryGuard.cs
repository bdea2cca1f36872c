using Microsoft.AspNetCore.Antiforgery;

namespace SectorPipeline.App.Host;

/// <summary>
/// Keeps another site's page from acting through a visitor's browser: what changes something must come from this host's own
/// pages or from no browser, and a signed-in person's request must carry the token that only those pages can read.
/// </summary>
internal sealed class ForgeryGuard(RequestDelegate next, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (IsSafe(context.Request) || IsOfAProgram(context))
            await next(context);
        else if (IsForeign(context.Request))
            await Problem.WriteAsync(context, StatusCodes.Status403Forbidden, "The request comes from another site's page. Send it from this host's own pages, or with an API key.");
        else if (IsSignedIn(context) && !await antiforgery.IsRequestValidAsync(context))
            await Problem.WriteAsync(context, StatusCodes.Status403Forbidden, "The anti-forgery token is missing or old. Read it from GET /api/v1/session and send it as X-CSRF-Token.");
        else
            await next(context);
    }

    private static bool IsSafe(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);

    // No browser adds a key by itself.
    private static bool IsOfAProgram(HttpContext context) => context.User.Identity?.AuthenticationType == Caller.KeyScheme;

    private static bool IsSignedIn(HttpContext context) => context.User.Identity is { IsAuthenticated: true, AuthenticationType: not Caller.LocalScheme };

    private static bool IsForeign(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
            return site is not ("same-origin" or "none");
        return request.Headers.Origin.ToString() is { Length: > 0 } origin
            && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
