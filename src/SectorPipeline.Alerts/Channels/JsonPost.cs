using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>Posts JSON to the address of a channel; neither address nor token shows in what goes wrong.</summary>
internal sealed class JsonPost(HttpClient client, string channel, ChannelOptions options)
{
    private const int MostQuoted = 160;

    private readonly Uri address = new(options.Url.Reveal());

    // An answer that leads elsewhere would take message and signature along.
    public static HttpClient CreateClient(TimeSpan timeout) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = timeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = timeout,
        MaxResponseContentBufferSize = 64 << 10,
    };

    /// <param name="path">Below the channel's address; empty for the address itself.</param>
    /// <param name="body">JSON.</param>
    /// <param name="headers">What is sent besides.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task SendAsync(string path, string body, IEnumerable<(string Name, string Value)> headers, CancellationToken cancellation)
    {
        using var request = Request(path, body, headers);
        try
        {
            using var response = await client.SendAsync(request, cancellation);
            if (!response.IsSuccessStatusCode)
                throw await RefusalAsync(response, cancellation);
        }
        catch (HttpRequestException failure)
        {
            throw Unreached(failure.InnerException?.Message ?? failure.HttpRequestError.ToString());
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Unreached($"no answer within {options.Timeout}");
        }
    }

    private HttpRequestMessage Request(string path, string body, IEnumerable<(string Name, string Value)> headers)
    {
        var target = path.Length == 0 ? address : new Uri($"{address.AbsoluteUri.TrimEnd('/')}/{path}");
        var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("SectorPipeline", "1.0"));
        if (!options.Token.IsEmpty)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Token.Reveal());
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private DeliveryException Unreached(string what) =>
        new($"channel {channel}: {address.Host} is not reached: {Redacted(what)}") { IsTransient = true };

    private async Task<DeliveryException> RefusalAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        var text = Redacted((await response.Content.ReadAsStringAsync(cancellation)).Trim().ReplaceLineEndings(" "));
        var quoted = text.Length == 0 ? "" : $": {(text.Length > MostQuoted ? text[..MostQuoted] + "…" : text)}";
        return new DeliveryException($"channel {channel}: {address.Host} answers {status}{quoted}{Advice(status)}")
        {
            IsTransient = status >= 500 || response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests,
            RetryAfter = response.Headers.RetryAfter?.Delta,
        };
    }

    private static string Advice(int status) => status switch
    {
        >= 300 and < 400 => ". Redirects are not followed: give the address that it leads to.",
        401 or 403 or 404 or 410 => ". Check the channel's Url and Token.",
        _ => "",
    };

    private string Redacted(string text) => options.Url.Redact(options.Token.Redact(options.SigningSecret.Redact(text)));
}
