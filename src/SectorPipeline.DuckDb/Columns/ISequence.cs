namespace SectorPipeline.DuckDb.Columns;

/// <summary>A column whose values are sequences of values of another.</summary>
internal interface ISequence
{
    (ColumnReader Child, int Start, int Count) Elements(int row);
}
