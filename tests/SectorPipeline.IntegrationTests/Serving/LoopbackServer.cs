using System.Net;

namespace SectorPipeline.IntegrationTests.Serving;

/// <summary>A small HTTP server of the test's own on loopback.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Func<HttpListenerRequest, byte[], (int Status, string Type, string Body)> answer;
    private readonly Task serving;

    public LoopbackServer(Func<HttpListenerRequest, byte[], (int Status, string Type, string Body)> answer)
    {
        this.answer = answer;
        Address = $"http://127.0.0.1:{FreePort.Take()}";
        listener.Prefixes.Add($"{Address}/");
        listener.Start();
        serving = Task.Run(ServeAsync);
    }

    public string Address { get; }

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await serving;
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
