using Microsoft.AspNetCore.Http;

namespace SectorPipeline.Sandbox;

/// <summary>Stands before the vendors and spoils what the plan wants spoiled.</summary>
internal sealed class FaultyVendors(CurrentVendors vendors, FaultPlan plan, FaultLog log, TransportFaults transport)
{
    private const int LeastBody = 16;

    private readonly FaultSchedule schedule = new(plan);

    public async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path == "/_faults")
        {
            using var counts = log.ToAnswer();
            await counts.SendAsync(context);
            return;
        }

        log.AddRequest();
        using var answer = vendors.Answer(context.Request);
        await SendAsync(context, answer);
    }

    private async Task SendAsync(HttpContext context, Answer answer)
    {
        var target = FaultTarget.Of(context.Request);
        Answer? other = null;
        var kind = schedule.Next(target, kind => IsOfTransport(kind) ? Fits(kind, answer) : (other = Spoil(kind, context, target, answer)) is not null);
        using var sent = other;
        if (kind is null)
        {
            await answer.SendAsync(context);
            return;
        }

        log.Add(kind.Value);
        if (sent is { } spoiled)
            await spoiled.SendAsync(context);
        else
            await transport.SendAsync(kind.Value, context, answer, target);
    }

    private static bool IsOfTransport(FaultKind kind) =>
        kind is FaultKind.Closed or FaultKind.Timeout or FaultKind.Slow or FaultKind.Truncated;

    private static bool Fits(FaultKind kind, Answer answer) =>
        kind is FaultKind.Closed or FaultKind.Timeout || (answer.Status == 200 && answer.Body.Written.Length >= LeastBody);

    private Answer? Spoil(FaultKind kind, HttpContext context, FaultTarget target, Answer answer)
    {
        var noise = target.Noise(plan.Seed, FaultNames.Of(kind) + " of");
        return kind switch
        {
            FaultKind.TooManyRequests => HttpFaults.TooManyRequests(target.Vendor, noise),
            FaultKind.ServerError => HttpFaults.ServerError(target.Vendor),
            FaultKind.Unavailable => HttpFaults.Unavailable(),
            FaultKind.Refusal => VendorRefusals.Pick(target, context.Request.Query, noise),
            FaultKind.Crumb => context.Request.Query.ContainsKey("crumb") ? YahooRefusals.InvalidCrumb() : null,
            _ => answer.Status == 200 ? BodyFaults.Alter(kind, target, answer, noise) : null,
        };
    }
}
