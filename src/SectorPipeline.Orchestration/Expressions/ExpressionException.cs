namespace SectorPipeline.Orchestration;

/// <summary>A text that is no expression; <see cref="Offset"/> counts characters from the start of the text.</summary>
internal sealed class ExpressionException(int offset, string message) : Exception(message)
{
    public int Offset { get; } = offset;
}
