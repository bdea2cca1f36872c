using System.Text.Json;
using SectorPipeline.Core;

namespace SectorPipeline.App.Host;

/// <summary>Errors as RFC 9457 has them, with the message that says where, what, and what to do.</summary>
internal static class Problem
{
    public const string ContentType = "application/problem+json";

    public static Task WriteAsync(HttpContext context, int status, params string[] details)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(Describe(status, details), (JsonSerializerOptions?)null, ContentType, context.RequestAborted);
    }

    public static IResult Of(int status, params string[] details) =>
        Results.Json(Describe(status, details), (JsonSerializerOptions?)null, ContentType, status);

    /// <summary>The status that an error of the pipeline comes to.</summary>
    public static int StatusOf(Exception error) => error switch
    {
        ConfigurationException { IsNotFound: true } => StatusCodes.Status404NotFound,
        ConfigurationException => StatusCodes.Status400BadRequest,
        PipelineException { IsTransient: true } => StatusCodes.Status503ServiceUnavailable,
        PipelineException => StatusCodes.Status409Conflict,
        BadHttpRequestException bad => bad.StatusCode,
        JsonException => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static Dictionary<string, object> Describe(int status, string[] details) => new(StringComparer.Ordinal)
    {
        ["title"] = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
        ["status"] = status,
        ["detail"] = string.Join('\n', details),
    };
}
