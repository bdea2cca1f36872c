using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Http;

/// <summary>Sends one request once, within the budget, and puts the answer into landing before anyone reads it.</summary>
internal sealed class VendorExchange : IDisposable
{
    private readonly string vendor;
    private readonly VendorOptions options;
    private readonly ILake lake;
    private readonly TimeProvider time;
    private readonly HttpClient http;

    public VendorExchange(string vendor, VendorOptions options, VendorPlatform platform)
    {
        (this.vendor, this.options) = (vendor, options);
        (lake, time) = (platform.Lake, platform.Time);
        Budget = new VendorBudget(vendor, options, platform.Ledger, time);
        http = NewClient(options, platform.Transport());
    }

    public VendorBudget Budget { get; }

    /// <summary>The answer, which the caller disposes.</summary>
    public async Task<VendorAnswer> SendAsync(VendorRequest request, RequestMeter meter, CancellationToken cancellation)
    {
        var (response, body) = await CountedAsync(request, meter, cancellation);
        try
        {
            using (response)
                return await KeepAsync(request, response, body, cancellation);
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>As <see cref="SendAsync"/>, for answers that hold secrets: nothing is put into landing.</summary>
    public async Task<UnkeptAnswer> SendUnkeptAsync(VendorRequest request, RequestMeter meter, CancellationToken cancellation)
    {
        var (response, body) = await CountedAsync(request, meter, cancellation);
        using (response)
        using (body)
        {
            IngestionMetrics.Answered(vendor, request.Dataset, OutcomeOf(response.StatusCode));
            return UnkeptAnswer.Of(request.Url, response, body.Memory.Span) with { RetryAfter = RetryAfter(response, time.GetUtcNow()) };
        }
    }

    /// <summary>The media type in lower case, empty where none is named.</summary>
    public static string ContentType(MediaTypeHeaderValue? type) => type?.MediaType?.ToLowerInvariant() ?? "";

    public void Dispose()
    {
        http.Dispose();
        Budget.Dispose();
    }

    // What the body of an answer that nobody keeps comes to is known to its reader alone.
    private static VendorOutcome OutcomeOf(HttpStatusCode status) => (int)status switch
    {
        429 => VendorOutcome.Throttled,
        >= 500 => VendorOutcome.VendorFault,
        _ => VendorOutcome.Ok,
    };

    private static HttpClient NewClient(VendorOptions options, HttpMessageHandler transport)
    {
        var client = new HttpClient(transport) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", options.UserAgent);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/json, */*;q=0.5");
        return client;
    }

    private async Task<(HttpResponseMessage Response, PooledBody Body)> CountedAsync(
        VendorRequest request, RequestMeter meter, CancellationToken cancellation)
    {
        await Budget.AcquireAsync(meter, cancellation);
        meter.Sent();
        var received = await ReceiveCountedAsync(request, cancellation);
        meter.Received(received.Body.Memory.Length);
        IngestionMetrics.Received(vendor, received.Body.Memory.Length);
        return received;
    }

    // What comes of an answer is counted by who reads it.
    private async Task<(HttpResponseMessage Response, PooledBody Body)> ReceiveCountedAsync(VendorRequest request, CancellationToken cancellation)
    {
        using var span = Start(request);
        try
        {
            var received = await ReceiveAsync(request, cancellation);
            span?.SetTag("http.response.status_code", (int)received.Response.StatusCode);
            return received;
        }
        catch (VendorException e)
        {
            span?.SetStatus(ActivityStatusCode.Error, e.Message);
            IngestionMetrics.Answered(vendor, request.Dataset, e.Outcome);
            throw;
        }
    }

    private Activity? Start(VendorRequest request) =>
        Telemetry.Activities.StartActivity($"request {vendor} {request.Dataset}", ActivityKind.Client)?
            .SetTag("sector.vendor", vendor)
            .SetTag("sector.dataset", request.Dataset)
            .SetTag("sector.subject", request.Subject)
            .SetTag("url.full", Redact(request, request.Url.AbsoluteUri));

    /// <summary>The whole answer; one that breaks off or takes too long is the vendor's fault.</summary>
    private async Task<(HttpResponseMessage Response, PooledBody Body)> ReceiveAsync(VendorRequest request, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(options.Retry.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        using var message = new HttpRequestMessage(HttpMethod.Get, request.Url);
        foreach (var (name, value) in request.Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        try
        {
            return await ReadAsync(message, either.Token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw NoAnswer(Redact(request, e.Message), WithoutSecrets(request, e));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw NoAnswer($"nothing within {options.Retry.Timeout.TotalSeconds:0.###} s", cause: null);
        }
    }

    private async Task<(HttpResponseMessage Response, PooledBody Body)> ReadAsync(HttpRequestMessage message, CancellationToken cancellation)
    {
        var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation);
        try
        {
            return (response, await PooledBody.ReadAsync(response.Content, cancellation));
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<VendorAnswer> KeepAsync(
        VendorRequest request, HttpResponseMessage response, PooledBody body, CancellationToken cancellation)
    {
        var received = time.GetUtcNow();
        var kept = Redaction.Of(body.Memory, [options.ApiKey, .. request.Secrets]);
        var requestId = RequestId(request.Subject, received);
        await lake.WriteLandingAsync(
            new LandingEntry
            {
                Vendor = vendor,
                Dataset = request.Dataset,
                Session = request.Session,
                RequestId = requestId,
                Url = Redact(request, request.Url.AbsoluteUri),
                Status = (int)response.StatusCode,
                Headers = LandingHeaders.Of(response),
                ReceivedAt = received,
                Body = kept,
            },
            cancellation);
        return new VendorAnswer(requestId, response.StatusCode, ContentType(response.Content.Headers.ContentType), kept)
        {
            RetryAfter = RetryAfter(response, received),
            ReceivedAt = received,
            Buffer = body,
        };
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        var asked = response.Headers.RetryAfter;
        var wait = asked?.Delta ?? asked?.Date - now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private string Redact(VendorRequest request, string text) =>
        request.Secrets.Append(options.ApiKey).Aggregate(text, (redacted, secret) => secret.Redact(redacted));

    private Exception? WithoutSecrets(VendorRequest request, Exception cause)
    {
        var text = cause.ToString();
        return Redact(request, text) == text ? cause : null;
    }

    private static VendorException NoAnswer(string why, Exception? cause) =>
        new(VendorOutcome.VendorFault, $"no answer ({why.TrimEnd('.')})", cause);

    // Begins with the subject so that a person finds it in landing, ends unique so that no answer replaces another.
    private static string RequestId(string subject, DateTimeOffset received) =>
        string.Concat(subject.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'))
        + $"-{Guid.CreateVersion7(received):N}";
}
