using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace SectorPipeline.Ingestion.Http;

/// <summary>Asks one vendor until there is an answer worth reading, or a refusal to be believed.</summary>
internal sealed partial class VendorClient : IDisposable
{
    private readonly VendorExchange exchange;
    private readonly RefusalTable refusals;
    private readonly RetryOptions retry;
    private readonly IRequestSigner? signer;
    private readonly ILogger logger;
    private readonly ResiliencePipeline pipeline;

    /// <param name="signer">Makes what adds to requests that are to be signed; null where the vendor hands nothing out.</param>
    public VendorClient(string vendor, VendorOptions options, RefusalTable refusals, VendorPlatform platform, Func<VendorExchange, IRequestSigner>? signer = null)
    {
        (Vendor, Options, retry) = (vendor, options, options.Retry);
        this.refusals = refusals;
        exchange = new VendorExchange(vendor, options, platform);
        this.signer = signer?.Invoke(exchange);
        logger = platform.Loggers.CreateLogger($"SectorPipeline.Ingestion.{vendor}");
        pipeline = Retries(platform.Time);
    }

    public string Vendor { get; }

    public VendorOptions Options { get; }

    public VendorBudget Budget => exchange.Budget;

    /// <summary>The answer as <paramref name="read"/> understands it.</summary>
    /// <exception cref="VendorException">There is none to be had.</exception>
    public async Task<T> AskAsync<T>(VendorRequest request, RequestMeter meter, Func<VendorAnswer, T> read, CancellationToken cancellation)
    {
        var asking = new Asking(request, meter, retry.MaxDelay);
        var context = ResilienceContextPool.Shared.Get(cancellation);
        context.Properties.Set(Asking.Key, asking);
        try
        {
            return await pipeline.ExecuteAsync(async attempt => await AskOnceAsync(asking, read, attempt.CancellationToken), context);
        }
        catch (VendorException e)
        {
            throw await FinalAsync(asking, e, cancellation);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public void Dispose()
    {
        signer?.Dispose();
        exchange.Dispose();
    }

    private async Task<T> AskOnceAsync<T>(Asking asking, Func<VendorAnswer, T> read, CancellationToken cancellation)
    {
        var request = signer is not null && asking.Request.IsSigned ? await signer.SignAsync(asking.Request, asking.Meter, cancellation) : asking.Request;
        using var answer = await exchange.SendAsync(request, asking.Meter, cancellation);
        var verdict = refusals.Judge(answer);
        IngestionMetrics.Answered(Vendor, request.Dataset, verdict.Outcome);
        if (verdict.Outcome == VendorOutcome.Ok || asking.IsAnswer(verdict.Outcome, isLastTry: retry.Attempts <= 1))
            return Read(request, answer, read);
        if (verdict.Expires)
            signer?.Expire(request);
        if (verdict is { Outcome: VendorOutcome.Throttled, Wait: { } wait })
            await Budget.PauseAsync(wait, cancellation);
        throw new VendorException(verdict.Outcome, verdict.Reason) { RetryAfter = verdict.Wait };
    }

    private static T Read<T>(VendorRequest request, VendorAnswer answer, Func<VendorAnswer, T> read)
    {
        if (!Utf8.IsValid(answer.Body.Span))
            throw Broken(request, answer, "is not UTF-8", cause: null);
        try
        {
            return read(answer);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // the latter: text that is not Unicode
        {
            throw Broken(request, answer, $"is cut off or not JSON ({e.Message})", e);
        }
    }

    private static VendorException Broken(VendorRequest request, VendorAnswer answer, string what, Exception? cause) => new(
        VendorOutcome.VendorFault,
        $"the body of {answer.Body.Length.ToString("N0", CultureInfo.InvariantCulture)} bytes for {request.Subject} {what}",
        cause);

    private async Task<VendorException> FinalAsync(Asking asking, VendorException failure, CancellationToken cancellation)
    {
        if (!asking.IsConfirmed && retry.Attempts > 1)
            return failure.AsUnconfirmed();
        if (failure.Outcome == VendorOutcome.QuotaSpent)
            await Budget.MarkSpentAsync(cancellation);
        return failure;
    }

    private ResiliencePipeline Retries(TimeProvider time)
    {
        if (retry.Attempts <= 1)
            return ResiliencePipeline.Empty;
        var strategy = new RetryStrategyOptions
        {
            MaxRetryAttempts = retry.Attempts - 1,
            Delay = retry.FirstDelay,
            MaxDelay = retry.MaxDelay,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = args => ValueTask.FromResult(
                args.Outcome.Exception is VendorException failure && Of(args.Context).ShouldAskAgain(failure)),
            DelayGenerator = args => ValueTask.FromResult((args.Outcome.Exception as VendorException)?.RetryAfter),
            OnRetry = args =>
            {
                Note(Of(args.Context), args.Outcome.Exception?.Message ?? "", args.AttemptNumber + 2, args.RetryDelay);
                return default;
            },
        };
        return new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(strategy).Build();
    }

    private static Asking Of(ResilienceContext context) =>
        context.Properties.TryGetValue(Asking.Key, out var asking)
            ? asking
            : throw new InvalidOperationException("a request is retried that nobody asks");

    private void Note(Asking asking, string cause, int attempt, TimeSpan delay)
    {
        asking.Meter.Retried();
        asking.Meter.Wait(delay);
        IngestionMetrics.Retried(Vendor);
        IngestionMetrics.Waited(Vendor, delay);
        LogRetry(asking.Request.Subject, cause, attempt, retry.Attempts, delay);
    }

    [LoggerMessage(LogLevel.Warning, "{Subject}: {Cause}; try {Attempt} of {Attempts} in {Delay}")]
    private partial void LogRetry(string subject, string cause, int attempt, int attempts, TimeSpan delay);
}
