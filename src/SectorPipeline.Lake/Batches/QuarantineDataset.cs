using SectorPipeline.Core;

namespace SectorPipeline.Lake;

/// <summary>The columns of the files under quarantine/.</summary>
internal static class QuarantineDataset
{
    public static readonly Dataset<QuarantinedRow> Rows = new(
        "quarantine",
        [
            new("key", ColumnType.Text),
            new("rule", ColumnType.Text, Nullable: false),
            new("reason", ColumnType.Text, Nullable: false),
            new("row_json", ColumnType.Text, Nullable: false),
        ],
        (writer, row) => writer.Append(row.Key).Append(row.Rule).Append(row.Reason).Append(row.Json))
    {
        OrderBy = ["key"],
    };
}
