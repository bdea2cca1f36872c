namespace SectorPipeline.DuckDb.Appending;

/// <summary>A column that takes values of <typeparamref name="T"/> without boxing.</summary>
internal interface IWrites<T>
    where T : allows ref struct
{
    /// <summary>Writes the value, or returns why it cannot be held.</summary>
    string? Write(int row, T value);
}
