namespace SectorPipeline.DuckDb.Columns;

/// <summary>A column that gives its values as <typeparamref name="T"/> without boxing.</summary>
internal interface IReads<T>
{
    /// <summary>The value, which is known not to be null.</summary>
    T Read(int row);
}
