using Microsoft.AspNetCore.Http;

namespace SectorPipeline.Sandbox;

/// <summary>Status, content type and body of one answer; owns the body.</summary>
internal readonly record struct Answer(int Status, string ContentType, TextBuffer Body) : IDisposable
{
    public static Answer Text(int status, string contentType, ReadOnlySpan<byte> body) =>
        new(status, contentType, new TextBuffer(body.Length).Add(body));

    public async Task SendAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = ContentType;
        context.Response.ContentLength = Body.Written.Length;
        await context.Response.Body.WriteAsync(Body.Written, context.RequestAborted);
    }

    public void Dispose() => Body.Dispose();
}
