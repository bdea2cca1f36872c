using System.Text.Json;
using System.Text.RegularExpressions;
using SectorPipeline.Core;

namespace SectorPipeline.App.Host;

/// <summary>Answers errors of the pipeline with their own message, and any other with none of its insides.</summary>
internal sealed partial class ProblemGuard(RequestDelegate next, ILogger<ProblemGuard> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for an answer.
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            var status = Problem.StatusOf(error);
            if (status == StatusCodes.Status500InternalServerError)
                LogFailed(error, context.Request.Path);
            await Problem.WriteAsync(context, status, Details(error, status));
        }
    }

    private static string[] Details(Exception error, int status) => error switch
    {
        ConfigurationException faults => [.. faults.Faults],
        BadHttpRequestException { InnerException: JsonException wrong } => [$"{Shorten(wrong.Message)} See /openapi/v1.json."],
        PipelineException or BadHttpRequestException => [error.Message],
        _ when status == StatusCodes.Status400BadRequest => ["The body is not the JSON that is expected here. See /openapi/v1.json."],
        _ => ["The host failed. Its log has the details."],
    };

    // The names of our types say nothing to a caller.
    private static string Shorten(string message) =>
        MissingProperties().Match(message) is { Success: true } missing ? $"The body lacks {missing.Groups["names"].Value}." : "The body is not the JSON that is expected here.";

    [GeneratedRegex("missing required properties including: (?<names>.+?)\\.")]
    private static partial Regex MissingProperties();

    [LoggerMessage(LogLevel.Error, "The request {Path} failed")]
    partial void LogFailed(Exception error, string path);
}
