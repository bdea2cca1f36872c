namespace SectorPipeline.Ingestion.Http;

/// <summary>Counts what one step costs at a vendor; safe for concurrent use.</summary>
internal sealed class RequestMeter
{
    private long requests;
    private long retries;
    private long bytes;
    private long waitTicks;

    /// <summary>Requests sent, retries included.</summary>
    public long Requests => Interlocked.Read(ref requests);

    public long Retries => Interlocked.Read(ref retries);

    /// <summary>Bytes of the bodies that arrived, unpacked.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>The sum of all waits, for the budget and between tries, over all requests at once.</summary>
    public TimeSpan Waited => TimeSpan.FromTicks(Interlocked.Read(ref waitTicks));

    public void Sent() => Interlocked.Increment(ref requests);

    public void Retried() => Interlocked.Increment(ref retries);

    public void Received(long count) => Interlocked.Add(ref bytes, count);

    public void Wait(TimeSpan time) => Interlocked.Add(ref waitTicks, time.Ticks);
}
