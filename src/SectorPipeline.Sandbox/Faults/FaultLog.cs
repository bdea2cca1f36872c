namespace SectorPipeline.Sandbox;

/// <summary>How many faults have been made, and of how many requests; safe for concurrent use.</summary>
public sealed class FaultLog
{
    private readonly long[] counts = new long[FaultNames.All.Count];
    private long requests;

    /// <summary>All requests, spoiled or not.</summary>
    public long Requests => Interlocked.Read(ref requests);

    public long Total => FaultNames.All.Sum(Count);

    public long Count(FaultKind kind) => Interlocked.Read(ref counts[(int)kind]);

    /// <summary>Such as <c>12 of 80 answers spoiled (429: 3, slow: 9)</c>.</summary>
    public override string ToString()
    {
        var kinds = FaultNames.All.Where(kind => Count(kind) > 0).Select(kind => $"{FaultNames.Of(kind)}: {Count(kind)}");
        return $"{Total} of {Requests} answers spoiled{(Total > 0 ? $" ({string.Join(", ", kinds)})" : "")}";
    }

    internal void AddRequest() => Interlocked.Increment(ref requests);

    internal void Add(FaultKind kind) => Interlocked.Increment(ref counts[(int)kind]);

    internal Answer ToAnswer()
    {
        var text = new TextBuffer(512).Add("{\"requests\":"u8).Add(Requests).Add(",\"total\":"u8).Add(Total).Add(",\"faults\":{"u8);
        foreach (var kind in FaultNames.All)
            text.Add(kind == FaultNames.All[0] ? ""u8 : ","u8).AddString(FaultNames.Of(kind)).Add(":"u8).Add(Count(kind));
        return new Answer(200, "application/json", text.Add("}}"u8));
    }
}
