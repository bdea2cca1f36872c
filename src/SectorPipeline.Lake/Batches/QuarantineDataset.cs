namespace SectorPipeline.Lake;

/// <summary>The columns of the files under quarantine/.</summary>
internal static class QuarantineDataset
{
    public static readonly Dataset<QuarantinedRow> Rows = new(
        "quarantine",
        [
            new TextColumn<QuarantinedRow>("key", row => row.Key),
            new TextColumn<QuarantinedRow>("rule", row => row.Rule, nullable: false),
            new TextColumn<QuarantinedRow>("reason", row => row.Reason, nullable: false),
            new TextColumn<QuarantinedRow>("row_json", row => row.Json, nullable: false),
        ])
    {
        OrderBy = ["key"],
    };
}
