namespace SectorPipeline.Models;

/// <summary>The rows that stand for an input of the model while it is tested.</summary>
/// <param name="Input">A call of <c>ref</c> or <c>source</c>, or <c>this</c>.</param>
/// <param name="Rows">The rows.</param>
internal sealed record UnitTestInput(YamlScalar Input, UnitTestRows Rows);
