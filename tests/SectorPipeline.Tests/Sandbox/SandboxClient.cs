using System.Net;
using System.Text.Json.Nodes;
using SectorPipeline.Sandbox;

namespace SectorPipeline.Tests.Sandbox;

/// <summary>A running sandbox and a client of it.</summary>
internal sealed class SandboxClient : IAsyncDisposable
{
    public const string FredKey = "abcdefghijklmnopqrstuvwxyz012345";

    private readonly HttpClient http;

    private SandboxClient(SandboxServer server)
    {
        Server = server;
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.BaseAddress };
    }

    public SandboxServer Server { get; }

    public static async Task<SandboxClient> StartAsync(IMarket market, SandboxOptions? options = null) =>
        new(await SandboxServer.StartAsync(market, options ?? new SandboxOptions(), CancellationToken.None));

    public async Task<(HttpStatusCode Status, string Body)> GetAsync(string path)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>The answer with its head; redirections are not followed.</summary>
    public Task<HttpResponseMessage> SendAsync(string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return http.SendAsync(request);
    }

    public async Task<JsonNode> JsonAsync(string path)
    {
        var (_, body) = await GetAsync(path);
        return JsonNode.Parse(body) ?? throw new InvalidDataException("null");
    }

    public Task<JsonNode> ChartAsync(string symbol, string query = "period1=0&period2=9999999999&interval=1d&events=div%7Csplit") =>
        JsonAsync($"v8/finance/chart/{Uri.EscapeDataString(symbol)}?{query}");

    public Task<JsonNode> AlphaVantageAsync(string query) => JsonAsync($"query?apikey=demo&{query}");

    public Task<JsonNode> FredAsync(string query) => JsonAsync($"fred/series/observations?api_key={FredKey}&file_type=json&{query}");

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Server.DisposeAsync();
    }
}
