namespace SectorPipeline.Orchestration;

/// <summary>What must be true for a step to run.</summary>
public sealed record Condition
{
    /// <summary>The expression as people wrote it.</summary>
    public string Text { get; }

    internal Condition(string text, Expression expression) => (Text, Expression) = (text, expression);

    internal Expression Expression { get; }

    internal bool IsTrue(Func<Expression.Name, object?> names) => Evaluator.IsTrue(Evaluator.Evaluate(Expression, names));
}
