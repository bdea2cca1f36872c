namespace SectorPipeline.Jinja.Syntax;

internal abstract record Expression(Place At);

internal sealed record Constant(Place At, object? Value) : Expression(At);

internal sealed record NameExpression(Place At, string Name) : Expression(At);

/// <summary><c>ns.attribute</c> as the target of a set.</summary>
internal sealed record NamespaceTarget(Place At, string Name, string Attribute) : Expression(At);

internal sealed record TupleExpression(Place At, IReadOnlyList<Expression> Items) : Expression(At);

internal sealed record ListExpression(Place At, IReadOnlyList<Expression> Items) : Expression(At);

internal sealed record DictExpression(Place At, IReadOnlyList<KeyValuePair<Expression, Expression>> Items) : Expression(At);

internal sealed record Unary(Place At, UnaryOperator Operator, Expression Operand) : Expression(At);

internal sealed record Binary(Place At, BinaryOperator Operator, Expression Left, Expression Right) : Expression(At);

internal sealed record And(Place At, Expression Left, Expression Right) : Expression(At);

internal sealed record Or(Place At, Expression Left, Expression Right) : Expression(At);

internal sealed record Concatenation(Place At, IReadOnlyList<Expression> Parts) : Expression(At);

internal sealed record Comparison(Place At, Expression First, IReadOnlyList<ComparisonLink> Links) : Expression(At);

internal sealed record Conditional(Place At, Expression Condition, Expression Then, Expression? Otherwise) : Expression(At);

internal sealed record Attribute(Place At, Expression Target, string Name) : Expression(At);

internal sealed record Item(Place At, Expression Target, Expression Key) : Expression(At);

internal sealed record SliceExpression(Place At, Expression? Start, Expression? Stop, Expression? Step) : Expression(At);

internal sealed record Call(Place At, Expression Target, Arguments Arguments) : Expression(At);

/// <summary>A filter; without an operand it takes the text of its block.</summary>
internal sealed record Filter(Place At, Expression? Operand, string Name, Arguments Arguments) : Expression(At);

internal sealed record Test(Place At, Expression Operand, string Name, Arguments Arguments) : Expression(At);

internal sealed record ComparisonLink(ComparisonOperator Operator, Expression Right, Place At);

internal sealed record NamedArgument(string Name, Expression Value);

/// <summary>What stands between the parentheses of a call.</summary>
internal sealed record Arguments(
    IReadOnlyList<Expression> Positional,
    IReadOnlyList<NamedArgument> Named,
    Expression? Spread,
    Expression? NamedSpread)
{
    public static readonly Arguments None = new([], [], null, null);

    public IEnumerable<Expression> All
    {
        get
        {
            foreach (var value in Positional)
                yield return value;
            foreach (var named in Named)
                yield return named.Value;
            if (Spread is not null)
                yield return Spread;
            if (NamedSpread is not null)
                yield return NamedSpread;
        }
    }
}

internal enum UnaryOperator
{
    Not,
    Negate,
    Plus,
}

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    FloorDivide,
    Modulo,
    Power,
}

internal enum ComparisonOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    NotIn,
}
