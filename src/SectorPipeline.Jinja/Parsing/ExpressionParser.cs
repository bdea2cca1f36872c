using System.Runtime.CompilerServices;
using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Parsing;

/// <summary>Expressions, with the precedences of Jinja2: sign, <c>**</c>, <c>* / // %</c>, <c>~</c>, <c>+ -</c>, comparison, not, and, or, if.</summary>
internal sealed class ExpressionParser
{
    private const int MaxDepth = 200;

    private readonly TokenStream tokens;
    private readonly OperandParser operands;
    private readonly FilterParser filters;
    private int depth;

    public ExpressionParser(TokenStream tokens)
    {
        this.tokens = tokens;
        operands = new OperandParser(tokens, this);
        filters = new FilterParser(tokens, this, operands);
    }

    /// <summary>How often the special names of macros were read so far.</summary>
    public SpecialNames SpecialNames => operands.SpecialNames;

    public Expression Expression()
    {
        Enter();
        var expression = Or();
        while (tokens.IsName("if"))
        {
            var at = tokens.Advance().At;
            var condition = Or();
            var otherwise = tokens.SkipName("else") ? Expression() : null;
            expression = new Conditional(at, condition, expression, otherwise);
        }

        depth--;
        return expression;
    }

    /// <summary>One expression, or several with commas as a tuple.</summary>
    public Expression Tuple(bool withConditional = true, string? endName = null, bool isParenthesized = false)
    {
        var at = tokens.Current.At;
        var items = new List<Expression>(1);
        var isTuple = false;
        while (true)
        {
            if (items.Count > 0)
                tokens.Expect(TokenKind.Comma, "','");
            if (IsTupleEnd(endName))
                break;
            items.Add(withConditional ? Expression() : Or());
            if (!tokens.Is(TokenKind.Comma))
                break;
            isTuple = true;
        }

        if (isTuple)
            return new TupleExpression(at, items);
        if (items.Count > 0)
            return items[0];
        return isParenthesized
            ? new TupleExpression(at, items)
            : throw new SyntaxFaultException(tokens.Current.At, $"expected an expression, got {tokens.Described}.");
    }

    /// <summary>The target of set, for and with: a name, <c>ns.attribute</c> where allowed, or a tuple of them.</summary>
    public Expression Target(bool withNamespace = false, bool withTuple = true, string? endName = null)
    {
        var at = tokens.Current.At;
        var items = new List<Expression>(1);
        var isTuple = false;
        while (true)
        {
            if (items.Count > 0)
                tokens.Expect(TokenKind.Comma, "','");
            if (items.Count > 0 && IsTupleEnd(endName))
                break;
            items.Add(withNamespace && IsNamespaceTarget() ? NamespaceTarget() : operands.Primary());
            if (!withTuple || !tokens.Is(TokenKind.Comma))
                break;
            isTuple = true;
        }

        var target = isTuple ? new TupleExpression(at, items) : items[0];
        CheckTarget(target);
        return target;
    }

    public Arguments Arguments()
    {
        var reader = new ArgumentsParser(tokens, this);
        return reader.Read();
    }

    /// <inheritdoc cref="FilterParser.Filters"/>
    public Filter Filters(Expression? operand, bool startsWithName) => filters.Filters(operand, startsWithName);

    private void Enter()
    {
        if (++depth > MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new SyntaxFaultException(tokens.Current.At, "this expression is nested too deeply.", " Split it with set.");
    }

    private Expression Or()
    {
        var left = And();
        while (tokens.IsName("or"))
        {
            var at = tokens.Advance().At;
            left = new Or(at, left, And());
        }

        return left;
    }

    private Expression And()
    {
        var left = Not();
        while (tokens.IsName("and"))
        {
            var at = tokens.Advance().At;
            left = new And(at, left, Not());
        }

        return left;
    }

    private Expression Not()
    {
        if (!tokens.IsName("not"))
            return Compare();
        Enter();
        var at = tokens.Advance().At;
        var operand = new Unary(at, UnaryOperator.Not, Not());
        depth--;
        return operand;
    }

    private Expression Compare()
    {
        var first = Sum();
        List<ComparisonLink>? links = null;
        while (ComparisonOperatorAt() is { } comparison)
        {
            var at = tokens.Advance().At;
            if (comparison == ComparisonOperator.NotIn)
                tokens.Advance();
            (links ??= []).Add(new ComparisonLink(comparison, Sum(), at));
        }

        return links is null ? first : new Comparison(links[0].At, first, links);
    }

    private ComparisonOperator? ComparisonOperatorAt() => tokens.Current.Kind switch
    {
        TokenKind.Equal => ComparisonOperator.Equal,
        TokenKind.NotEqual => ComparisonOperator.NotEqual,
        TokenKind.Less => ComparisonOperator.Less,
        TokenKind.LessOrEqual => ComparisonOperator.LessOrEqual,
        TokenKind.Greater => ComparisonOperator.Greater,
        TokenKind.GreaterOrEqual => ComparisonOperator.GreaterOrEqual,
        TokenKind.Name when tokens.IsName("in") => ComparisonOperator.In,
        TokenKind.Name when tokens.IsName("not") && tokens.Ahead.IsName("in") => ComparisonOperator.NotIn,
        _ => null,
    };

    private Expression Sum()
    {
        var left = Concatenate();
        while (tokens.Is(TokenKind.Add) || tokens.Is(TokenKind.Subtract))
        {
            var token = tokens.Advance();
            var operation = token.Kind == TokenKind.Add ? BinaryOperator.Add : BinaryOperator.Subtract;
            left = new Binary(token.At, operation, left, Concatenate());
        }

        return left;
    }

    private Expression Concatenate()
    {
        var first = Product();
        if (!tokens.Is(TokenKind.Tilde))
            return first;
        var at = tokens.Current.At;
        var parts = new List<Expression> { first };
        while (tokens.Skip(TokenKind.Tilde))
            parts.Add(Product());
        return new Concatenation(at, parts);
    }

    private Expression Product()
    {
        var left = Power();
        while (ProductOperator() is { } operation)
        {
            var at = tokens.Advance().At;
            left = new Binary(at, operation, left, Power());
        }

        return left;
    }

    private BinaryOperator? ProductOperator() => tokens.Current.Kind switch
    {
        TokenKind.Multiply => BinaryOperator.Multiply,
        TokenKind.Divide => BinaryOperator.Divide,
        TokenKind.FloorDivide => BinaryOperator.FloorDivide,
        TokenKind.Modulo => BinaryOperator.Modulo,
        _ => null,
    };

    // Groups from the left, unlike Python's.
    private Expression Power()
    {
        var left = Sign(withFilter: true);
        while (tokens.Is(TokenKind.Power))
        {
            var at = tokens.Advance().At;
            left = new Binary(at, BinaryOperator.Power, left, Sign(withFilter: true));
        }

        return left;
    }

    private Expression Sign(bool withFilter)
    {
        Enter();
        var at = tokens.Current.At;
        var expression = tokens.Skip(TokenKind.Subtract) ? new Unary(at, UnaryOperator.Negate, Sign(withFilter: false))
            : tokens.Skip(TokenKind.Add) ? new Unary(at, UnaryOperator.Plus, Sign(withFilter: false))
            : operands.Primary();
        expression = operands.Postfix(expression);
        depth--;
        return withFilter ? filters.FiltersAndTests(expression) : expression;
    }

    private bool IsTupleEnd(string? endName) =>
        tokens.Current.Kind is TokenKind.VariableEnd or TokenKind.BlockEnd or TokenKind.CloseParenthesis
        || (endName is not null && tokens.IsName(endName));

    private bool IsNamespaceTarget() => tokens.Is(TokenKind.Name) && tokens.Ahead.Kind == TokenKind.Dot;

    private NamespaceTarget NamespaceTarget()
    {
        var name = tokens.Advance();
        tokens.Advance();
        var attribute = tokens.Expect(TokenKind.Name, "the name of an attribute");
        return new NamespaceTarget(name.At, name.Text, attribute.Text);
    }

    private static void CheckTarget(Expression target)
    {
        switch (target)
        {
            case NameExpression or Syntax.NamespaceTarget:
                return;
            case TupleExpression tuple:
                foreach (var item in tuple.Items)
                    CheckTarget(item);
                return;
            default:
                throw new SyntaxFaultException(target.At, "only a name can be assigned to, not an expression or constant.");
        }
    }
}
