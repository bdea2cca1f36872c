using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>Answers requests in the process; what it is asked is kept in the order in which it arrives.</summary>
internal sealed class FakeVendor : HttpMessageHandler
{
    private readonly ConcurrentQueue<Uri> asked = new();
    private readonly ConcurrentQueue<string> headers = new();
    private readonly ConcurrentQueue<string> cookies = new();

    public Func<Uri, CancellationToken, Task<HttpResponseMessage>> Answer { get; set; } =
        (_, _) => Task.FromResult(Status(HttpStatusCode.NotImplemented, "nothing is set up"));

    public IReadOnlyCollection<Uri> Asked => asked;

    /// <summary>The headers of each request, a line each.</summary>
    public IReadOnlyCollection<string> Headers => headers;

    /// <summary>The cookie of each request, empty where it had none.</summary>
    public IReadOnlyCollection<string> Cookies => cookies;

    public static HttpResponseMessage Json(string body) => Status(HttpStatusCode.OK, body);

    public static HttpResponseMessage Status(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public void Always(Func<Uri, HttpResponseMessage> answer) => Answer = (url, _) => Task.FromResult(answer(url));

    /// <summary>Gives the answers one after the other, and the last one for ever.</summary>
    public void InTurn(params Func<HttpResponseMessage>[] answers)
    {
        var turn = -1;
        Always(_ => answers[Math.Min(Interlocked.Increment(ref turn), answers.Length - 1)]());
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        asked.Enqueue(request.RequestUri ?? throw new InvalidOperationException("a request without an address"));
        headers.Enqueue(request.Headers.ToString());
        cookies.Enqueue(request.Headers.TryGetValues("Cookie", out var sent) ? string.Join("; ", sent) : "");
        var response = await Answer(request.RequestUri, cancellationToken);
        response.RequestMessage = request;
        return response;
    }
}
