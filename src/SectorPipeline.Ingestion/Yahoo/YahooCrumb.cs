using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Yahoo;

/// <summary>Signs requests with Yahoo's cookie and crumb, which are kept in memory and asked for anew when Yahoo no longer takes them.</summary>
internal sealed class YahooCrumb(YahooHandshake handshake) : IRequestSigner
{
    private readonly SemaphoreSlim turn = new(1);
    private YahooSession? session;

    public async Task<VendorRequest> SignAsync(VendorRequest request, RequestMeter meter, CancellationToken cancellation)
    {
        var known = Volatile.Read(ref session) ?? await OpenAsync(meter, cancellation);
        return known.Sign(request);
    }

    public void Expire(VendorRequest signed)
    {
        if (Volatile.Read(ref session) is { } known && known.HasSigned(signed))
            Interlocked.CompareExchange(ref session, null, known);
    }

    public void Dispose() => turn.Dispose();

    /// <summary>One handshake at a time; those who waited for it share what it brought.</summary>
    private async Task<YahooSession> OpenAsync(RequestMeter meter, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            return session ??= await handshake.OpenAsync(meter, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }
}
