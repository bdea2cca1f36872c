namespace SectorPipeline.Ingestion;

/// <summary>What names a row among the rows of one symbol or series; two rows of a batch must not share it.</summary>
/// <param name="Number">A date's day number, an instant's ticks, or 0.</param>
/// <param name="Text">The rest of the key, or null.</param>
internal readonly record struct RowKey(long Number, string? Text = null)
{
    public static RowKey Of(DateOnly? date, string? text = null) => new(date?.DayNumber ?? -1, text);
}
