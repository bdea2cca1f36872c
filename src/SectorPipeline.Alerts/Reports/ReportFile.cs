namespace SectorPipeline.Alerts;

/// <summary>A file of a report.</summary>
/// <param name="Path">Within the folder of the report, with slashes.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">The hash of its bytes, in small hexadecimal letters.</param>
/// <param name="Rows">The rows of a table in it; null for a page.</param>
public sealed record ReportFile(string Path, long Bytes, string Sha256, long? Rows);
