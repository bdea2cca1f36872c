namespace SectorPipeline.Ingestion.Http;

/// <summary>Counts the requests of one step, retries included.</summary>
internal sealed class RequestMeter
{
    private long total;

    public long Total => Interlocked.Read(ref total);

    public void Add(int requests) => Interlocked.Add(ref total, requests);
}
