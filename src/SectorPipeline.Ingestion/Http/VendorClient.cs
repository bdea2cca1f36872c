using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Http;

/// <summary>Asks one vendor: puts every answer into landing before anyone reads it, and asks again after a broken or throttled one.</summary>
internal sealed partial class VendorClient
{
    private readonly string vendor;
    private readonly HttpClient http;
    private readonly Secret key;
    private readonly ILake lake;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly ResiliencePipeline bodyRetries;

    public VendorClient(string vendor, VendorOptions options, VendorPlatform platform)
    {
        this.vendor = vendor;
        key = options.ApiKey;
        (lake, time) = (platform.Lake, platform.Time);
        logger = platform.Loggers.CreateLogger($"SectorPipeline.Ingestion.{vendor}");
        http = NewClient(options, platform.Transport());
        bodyRetries = BodyRetries(options.Retry);
    }

    /// <summary>The answer as <paramref name="read"/> understands it; throws <see cref="VendorException"/> when there is none to be had.</summary>
    public async Task<T> AskAsync<T>(VendorRequest request, Func<VendorAnswer, T> read, CancellationToken cancellation) =>
        await bodyRetries.ExecuteAsync(async token => Read(request, await FetchAsync(request, token), read), cancellation);

    private HttpClient NewClient(VendorOptions options, HttpMessageHandler transport)
    {
        var client = new HttpClient(new RetryHandler(transport, options.Retry, key, time, logger)) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", options.UserAgent);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/json");
        return client;
    }

    private async Task<VendorAnswer> FetchAsync(VendorRequest request, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, request.Url);
        message.Options.Set(RetryHandler.Subject, request.Subject);
        try
        {
            using var response = await http.SendAsync(message, cancellation);
            return await KeepAsync(request, response, cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TimeoutRejectedException)
        {
            throw new VendorException(VendorFault.Unavailable, key.Redact($"no answer ({e.Message.TrimEnd('.')})"), WithoutKey(e));
        }
        finally
        {
            request.Meter.Add(message.Options.TryGetValue(RetryHandler.Sent, out var sent) ? sent : 0);
        }
    }

    private Exception? WithoutKey(Exception cause)
    {
        var text = cause.ToString();
        return key.Redact(text) == text ? cause : null;
    }

    private async Task<VendorAnswer> KeepAsync(VendorRequest request, HttpResponseMessage response, CancellationToken cancellation)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellation);
        var received = time.GetUtcNow();
        var answer = new VendorAnswer(RequestId(request.Subject, received), response.StatusCode, Redaction.Of(body, key));
        await lake.WriteLandingAsync(
            new LandingEntry
            {
                Vendor = vendor,
                Dataset = request.Dataset,
                Session = request.Session,
                RequestId = answer.RequestId,
                Url = key.Redact(request.Url.AbsoluteUri),
                Status = (int)response.StatusCode,
                Headers = LandingHeaders.Of(response),
                ReceivedAt = received,
                Body = answer.Body,
            },
            cancellation);
        return answer;
    }

    private static T Read<T>(VendorRequest request, VendorAnswer answer, Func<VendorAnswer, T> read)
    {
        if (RetryHandler.IsTransient(answer.Status))
            throw new VendorException(VendorFault.Unavailable, $"HTTP {(int)answer.Status} ({answer.Excerpt()})");
        try
        {
            return read(answer);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // the latter: text that is not Unicode
        {
            var size = answer.Body.Length.ToString("N0", CultureInfo.InvariantCulture);
            throw new VendorException(
                VendorFault.Malformed, $"the body of {size} bytes for {request.Subject} is cut off or not JSON ({e.Message})", e);
        }
    }

    private ResiliencePipeline BodyRetries(RetryOptions options)
    {
        if (options.Attempts <= 1)
            return ResiliencePipeline.Empty;
        var retry = new RetryStrategyOptions
        {
            MaxRetryAttempts = options.Attempts - 1,
            Delay = options.FirstDelay,
            MaxDelay = options.MaxDelay,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = args => ValueTask.FromResult(
                args.Outcome.Exception is VendorException { Fault: VendorFault.Malformed or VendorFault.Throttled }),
            DelayGenerator = args => ValueTask.FromResult((args.Outcome.Exception as VendorException)?.RetryAfter),
            OnRetry = args =>
            {
                LogRetry(args.Outcome.Exception?.Message ?? "", args.AttemptNumber + 2, options.Attempts, args.RetryDelay);
                return default;
            },
        };
        return new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(retry).Build();
    }

    // Begins with the subject so that a person finds it in landing, ends unique so that no answer replaces another.
    private static string RequestId(string subject, DateTimeOffset received) =>
        string.Concat(subject.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'))
        + $"-{Guid.CreateVersion7(received):N}";

    [LoggerMessage(LogLevel.Warning, "{Cause}; try {Attempt} of {Attempts} in {Delay}")]
    private partial void LogRetry(string cause, int attempt, int attempts, TimeSpan delay);
}
