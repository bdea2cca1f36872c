namespace SectorPipeline.Lake;

/// <summary>What a compaction made of a dataset: files and rows before and after; the same where there was nothing to gain.</summary>
public sealed record CompactionResult(int FilesBefore, int FilesAfter, long RowsBefore, long RowsAfter)
{
    public bool Changed => (FilesBefore, RowsBefore) != (FilesAfter, RowsAfter);
}
