namespace SectorPipeline.Orchestration;

/// <summary>What a <see cref="Token"/> of an expression is.</summary>
internal enum TokenKind
{
    Name,
    Text,
    Number,

    /// <summary>An operator, a bracket, a comma or a dot.</summary>
    Symbol,
    End,
}
