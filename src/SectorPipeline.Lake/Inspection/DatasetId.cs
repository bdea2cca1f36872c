namespace SectorPipeline.Lake;

/// <summary>A dataset of a vendor: what has a commit log of its own.</summary>
public sealed record DatasetId(string Vendor, string Dataset)
{
    public override string ToString() => $"{Vendor}/{Dataset}";
}
