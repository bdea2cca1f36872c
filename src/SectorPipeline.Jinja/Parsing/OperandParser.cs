using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Parsing;

/// <summary>Names, literals, and the calls and subscripts behind them.</summary>
internal sealed class OperandParser(TokenStream tokens, ExpressionParser expressions)
{
    /// <summary>How often the special names of macros were read so far.</summary>
    public SpecialNames SpecialNames { get; private set; }

    public Expression Primary()
    {
        var token = tokens.Current;
        switch (token.Kind)
        {
            case TokenKind.Name:
                tokens.Advance();
                return Name(token);
            case TokenKind.String:
                return String();
            case TokenKind.Integer or TokenKind.Float:
                tokens.Advance();
                return new Constant(token.At, token.Value);
            case TokenKind.OpenParenthesis:
                return Parenthesized();
            case TokenKind.OpenBracket:
                return List();
            case TokenKind.OpenBrace:
                return Dict();
            default:
                throw new SyntaxFaultException(token.At, $"unexpected {tokens.Described}, expected an expression.");
        }
    }

    public Expression Postfix(Expression expression)
    {
        while (true)
        {
            if (tokens.Is(TokenKind.Dot) || tokens.Is(TokenKind.OpenBracket))
                expression = Subscript(expression);
            else if (tokens.Is(TokenKind.OpenParenthesis))
                expression = new Call(expression.At, expression, expressions.Arguments());
            else
                return expression;
        }
    }

    private Expression Subscript(Expression target)
    {
        var token = tokens.Advance();
        if (token.Kind == TokenKind.OpenBracket)
            return BracketedSubscript(target, token.At);
        var name = tokens.Current;
        if (name.Kind is not (TokenKind.Name or TokenKind.Integer))
            throw new SyntaxFaultException(name.At, $"expected a name or number behind the dot, got {tokens.Described}.");
        tokens.Advance();
        return name.Kind == TokenKind.Name
            ? new Syntax.Attribute(name.At, target, name.Text)
            : new Item(name.At, target, new Constant(name.At, name.Value));
    }

    private Item BracketedSubscript(Expression target, Place at)
    {
        var keys = new List<Expression>(1);
        while (!tokens.Is(TokenKind.CloseBracket))
        {
            if (keys.Count > 0)
                tokens.Expect(TokenKind.Comma, "',' or ']'");
            keys.Add(Subscribed());
        }

        tokens.Advance();
        return new Item(at, target, keys.Count == 1 ? keys[0] : new TupleExpression(at, keys));
    }

    private Expression Subscribed()
    {
        var at = tokens.Current.At;
        Expression? start = null;
        if (!tokens.Is(TokenKind.Colon))
        {
            start = expressions.Expression();
            if (!tokens.Is(TokenKind.Colon))
                return start;
        }

        tokens.Advance();
        var stop = SlicePart();
        var step = tokens.Skip(TokenKind.Colon) ? SlicePart() : null;
        return new SliceExpression(at, start, stop, step);
    }

    private Expression? SlicePart() =>
        tokens.Current.Kind is TokenKind.Colon or TokenKind.CloseBracket or TokenKind.Comma ? null : expressions.Expression();

    private Expression Name(Token token)
    {
        SpecialNames = SpecialNames.With(token.Text);
        return token.Text switch
        {
            "true" or "True" => new Constant(token.At, true),
            "false" or "False" => new Constant(token.At, false),
            "none" or "None" => new Constant(token.At, null),
            _ => new NameExpression(token.At, token.Text),
        };
    }

    private Constant String()
    {
        var first = tokens.Advance();
        var text = first.Text;
        while (tokens.Is(TokenKind.String))
            text += tokens.Advance().Text;
        return new Constant(first.At, text);
    }

    private Expression Parenthesized()
    {
        tokens.Advance();
        var inner = expressions.Tuple(isParenthesized: true);
        tokens.Expect(TokenKind.CloseParenthesis, "')'");
        return inner;
    }

    private ListExpression List()
    {
        var at = tokens.Advance().At;
        var items = new List<Expression>();
        while (!tokens.Is(TokenKind.CloseBracket))
        {
            if (items.Count > 0)
                tokens.Expect(TokenKind.Comma, "',' or ']'");
            if (tokens.Is(TokenKind.CloseBracket))
                break;
            items.Add(expressions.Expression());
        }

        tokens.Advance();
        return new ListExpression(at, items);
    }

    private DictExpression Dict()
    {
        var at = tokens.Advance().At;
        var items = new List<KeyValuePair<Expression, Expression>>();
        while (!tokens.Is(TokenKind.CloseBrace))
        {
            if (items.Count > 0)
                tokens.Expect(TokenKind.Comma, "',' or '}'");
            if (tokens.Is(TokenKind.CloseBrace))
                break;
            var key = expressions.Expression();
            tokens.Expect(TokenKind.Colon, "':' behind the key");
            items.Add(new(key, expressions.Expression()));
        }

        tokens.Advance();
        return new DictExpression(at, items);
    }
}
