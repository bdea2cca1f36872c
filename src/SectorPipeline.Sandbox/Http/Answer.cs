using Microsoft.AspNetCore.Http;

namespace SectorPipeline.Sandbox;

/// <summary>Status, content type and body of one answer; owns the body.</summary>
internal readonly record struct Answer(int Status, string ContentType, TextBuffer Body) : IDisposable
{
    /// <summary>What else the head says; null for nothing.</summary>
    public (string Name, string Value)[]? Headers { get; init; }

    public static Answer Text(int status, string contentType, ReadOnlySpan<byte> body) =>
        new(status, contentType, new TextBuffer(body.Length).Add(body));

    public async Task SendAsync(HttpContext context)
    {
        WriteHead(context.Response);
        context.Response.ContentLength = Body.Written.Length;
        await context.Response.Body.WriteAsync(Body.Written, context.RequestAborted);
    }

    /// <summary>Everything but the body and its length.</summary>
    public void WriteHead(HttpResponse response)
    {
        response.StatusCode = Status;
        response.ContentType = ContentType;
        foreach (var (name, value) in Headers ?? [])
            response.Headers.Append(name, value);
    }

    public void Dispose() => Body.Dispose();
}
