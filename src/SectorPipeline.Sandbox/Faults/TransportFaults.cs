using Microsoft.AspNetCore.Http;

namespace SectorPipeline.Sandbox;

/// <summary>Faults of the connection: what is sent is right, but it does not arrive as it should.</summary>
internal sealed class TransportFaults(FaultPlan plan, TimeProvider time, CancellationToken stopping)
{
    private const int Pieces = 20;

    // All pieces of a slow body together take this part of the delay.
    private const int SlowPart = 20;

    public Task SendAsync(FaultKind kind, HttpContext context, Answer answer, FaultTarget target) => kind switch
    {
        FaultKind.Closed => Close(context),
        FaultKind.Timeout => HangAsync(context),
        FaultKind.Slow => TrickleAsync(context, answer),
        _ => CutAsync(context, answer, target.Noise(plan.Seed, "cut")),
    };

    private static Task Close(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private async Task HangAsync(HttpContext context)
    {
        await WaitAsync(plan.Delay, context);
        context.Abort();
    }

    private async Task TrickleAsync(HttpContext context, Answer answer)
    {
        answer.WriteHead(context.Response);
        context.Response.ContentLength = answer.Body.Written.Length;
        foreach (var piece in Split(answer.Body.Written))
        {
            await context.Response.Body.WriteAsync(piece, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await WaitAsync(plan.Delay / (Pieces * SlowPart), context);
        }
    }

    // JSON that is cut is never whole, so its end may look clean; cut CSV could be taken for whole, so its connection ends.
    private static async Task CutAsync(HttpContext context, Answer answer, Noise noise)
    {
        var body = answer.Body.Written;
        var cut = body[..(int)(body.Length * noise.Uniform(0, 0.1, 0.95))];
        var endsCleanly = answer.ContentType.StartsWith("application/json", StringComparison.Ordinal) && noise.Uniform(1) < 0.5;
        answer.WriteHead(context.Response);
        if (!endsCleanly)
            context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(cut, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        if (!endsCleanly)
            context.Abort();
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> body)
    {
        var size = Math.Max(1, (body.Length + Pieces - 1) / Pieces);
        for (var at = 0; at < body.Length; at += size)
            yield return body.Slice(at, Math.Min(size, body.Length - at));
    }

    private async Task WaitAsync(TimeSpan delay, HttpContext context)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await Task.Delay(delay, time, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
