using System.Net;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using SectorPipeline.Core;

namespace SectorPipeline.Ingestion.Http;

/// <summary>Sends a request until a whole answer arrives that is worth reading, with waits that grow.</summary>
internal sealed partial class RetryHandler : DelegatingHandler
{
    /// <summary>How often the request was sent.</summary>
    public static readonly HttpRequestOptionsKey<int> Sent = new("sent");

    /// <summary>What the request is about, for the log.</summary>
    public static readonly HttpRequestOptionsKey<string> Subject = new("subject");

    private static readonly ResiliencePropertyKey<string> LoggedSubject = new("subject");

    private readonly RetryOptions options;
    private readonly Secret key;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly ResiliencePipeline<HttpResponseMessage> pipeline;

    public RetryHandler(HttpMessageHandler inner, RetryOptions options, Secret key, TimeProvider time, ILogger logger)
        : base(inner)
    {
        (this.options, this.key, this.time, this.logger) = (options, key, time, logger);
        pipeline = Build();
    }

    /// <summary>Whether the status says that the same request may succeed later.</summary>
    public static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError
            or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(LoggedSubject, request.Options.TryGetValue(Subject, out var subject) ? subject : "a request");
        try
        {
            return await pipeline.ExecuteAsync(async attempt => await SendOnceAsync(request, attempt.CancellationToken), context);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    // The body is read here, so that one that breaks off is tried again like a connection that does.
    private async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        request.Options.TryGetValue(Sent, out var sent);
        request.Options.Set(Sent, sent + 1);
        var response = await base.SendAsync(request, cancellation);
        try
        {
            await response.Content.LoadIntoBufferAsync(cancellation);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private ResiliencePipeline<HttpResponseMessage> Build()
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time };
        if (options.Attempts > 1)
            builder.AddRetry(Retry());
        return builder.AddTimeout(options.Timeout).Build();
    }

    private RetryStrategyOptions<HttpResponseMessage> Retry() => new()
    {
        MaxRetryAttempts = options.Attempts - 1,
        Delay = options.FirstDelay,
        MaxDelay = options.MaxDelay,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = args => ValueTask.FromResult(ShouldRetry(args.Outcome)),
        DelayGenerator = args => ValueTask.FromResult(RetryAfter(args.Outcome.Result, time)),
        OnRetry = args =>
        {
            var subject = args.Context.Properties.GetValue(LoggedSubject, "");
            LogRetry(subject, key.Redact(Cause(args.Outcome)), args.AttemptNumber + 2, options.Attempts, args.RetryDelay);
            return default;
        },
    };

    private bool ShouldRetry(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is HttpRequestException or IOException or TimeoutRejectedException
        || (outcome.Result is { } response && IsTransient(response.StatusCode)
            && !(RetryAfter(response, time) > options.MaxDelay));

    /// <summary>The wait that the answer asks for, in seconds or until an instant; null where it asks for none.</summary>
    internal static TimeSpan? RetryAfter(HttpResponseMessage? response, TimeProvider time)
    {
        var asked = response?.Headers.RetryAfter;
        var wait = asked?.Delta ?? asked?.Date - time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static string Cause(Outcome<HttpResponseMessage> outcome) =>
        outcome.Result is { } response
            ? $"HTTP {(int)response.StatusCode}"
            : outcome.Exception?.Message ?? "no answer";

    [LoggerMessage(LogLevel.Warning, "{Subject}: {Cause}; try {Attempt} of {Attempts} in {Delay}")]
    private partial void LogRetry(string subject, string cause, int attempt, int attempts, TimeSpan delay);
}
