using System.Net;

namespace SectorPipeline.IntegrationTests.Serving;

/// <summary>A small HTTP server of the test's own on loopback.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly HttpListener listener;
    private readonly Func<HttpListenerRequest, byte[], (int Status, string Type, string Body)> answer;
    private readonly Task serving;

    public LoopbackServer(Func<HttpListenerRequest, byte[], (int Status, string Type, string Body)> answer)
    {
        this.answer = answer;
        (listener, Address) = Listen(attempts: 20);
        serving = Task.Run(ServeAsync);
    }

    public string Address { get; }

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await serving;
    }

    // A port that was free a moment ago may be another connection's by now.
    private static (HttpListener Listener, string Address) Listen(int attempts)
    {
        for (var attempt = 1; ; attempt++)
        {
            var candidate = new HttpListener();
            var address = $"http://127.0.0.1:{FreePort.Take()}";
            candidate.Prefixes.Add($"{address}/");
            try
            {
                candidate.Start();
                return (candidate, address);
            }
            catch (HttpListenerException) when (attempt < attempts)
            {
                candidate.Close();
            }
        }
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                await AnswerAsync(await listener.GetContextAsync());
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        var (status, type, text) = answer(context.Request, body.ToArray());
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.OutputStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text));
        context.Response.Close();
    }
}
