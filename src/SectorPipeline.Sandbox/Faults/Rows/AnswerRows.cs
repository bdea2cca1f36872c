namespace SectorPipeline.Sandbox;

/// <summary>The rows of an answer, whichever way the vendor lays them out.</summary>
internal abstract class AnswerRows
{
    public abstract int Count { get; }

    /// <summary>Replaces values of one row by the vendor's missing marker: all of them, or one; never what identifies the row.</summary>
    public abstract void Blank(int row, bool whole, Noise noise);

    /// <summary>Makes the rows those of the given indices, in that order; an index may come twice.</summary>
    public abstract void Arrange(IReadOnlyList<int> order);
}
