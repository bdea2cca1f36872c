namespace SectorPipeline.Orchestration;

/// <summary>What stands between two operands.</summary>
internal enum Operator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    And,
    Or,
}
