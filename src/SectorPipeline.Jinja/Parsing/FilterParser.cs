using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Parsing;

/// <summary>What follows an operand: <c>|filter</c>, <c>is test</c>, and calls of their results.</summary>
internal sealed class FilterParser(TokenStream tokens, ExpressionParser expressions, OperandParser operands)
{
    /// <summary>A chain of filters; the first has no operand when it takes the text of a block.</summary>
    public Filter Filters(Expression? operand, bool startsWithName)
    {
        Filter? filter = null;
        while (startsWithName || tokens.Is(TokenKind.Pipe))
        {
            if (!startsWithName)
                tokens.Advance();
            var (at, name) = DottedName("the name of a filter");
            var arguments = tokens.Is(TokenKind.OpenParenthesis) ? expressions.Arguments() : Syntax.Arguments.None;
            filter = new Filter(at, filter ?? operand, name, arguments);
            startsWithName = false;
        }

        return filter ?? throw tokens.Unexpected("'|'");
    }

    public Expression FiltersAndTests(Expression expression)
    {
        while (true)
        {
            if (tokens.Is(TokenKind.Pipe))
                expression = Filters(expression, startsWithName: false);
            else if (tokens.IsName("is"))
                expression = Test(expression);
            else if (tokens.Is(TokenKind.OpenParenthesis))
                expression = new Call(expression.At, expression, expressions.Arguments());
            else
                return expression;
        }
    }

    private Expression Test(Expression operand)
    {
        tokens.Advance();
        var isNegated = tokens.SkipName("not");
        var (at, name) = DottedName("the name of a test");
        var test = new Test(at, operand, name, TestArguments());
        return isNegated ? new Unary(at, UnaryOperator.Not, test) : test;
    }

    private Arguments TestArguments()
    {
        if (tokens.Is(TokenKind.OpenParenthesis))
            return expressions.Arguments();
        if (!BeginsTestArgument())
            return Syntax.Arguments.None;
        if (tokens.IsName("is"))
            throw new SyntaxFaultException(tokens.Current.At, "tests cannot be chained.", " Join them with 'and'.");
        return new Arguments([operands.Postfix(operands.Primary())], [], null, null);
    }

    private bool BeginsTestArgument() => tokens.Current.Kind switch
    {
        TokenKind.Name => !(tokens.IsName("else") || tokens.IsName("or") || tokens.IsName("and")),
        TokenKind.String or TokenKind.Integer or TokenKind.Float => true,
        TokenKind.OpenBracket or TokenKind.OpenBrace => true,
        _ => false,
    };

    private (Place At, string Name) DottedName(string expected)
    {
        var token = tokens.Expect(TokenKind.Name, expected);
        var name = token.Text;
        while (tokens.Skip(TokenKind.Dot))
            name += "." + tokens.Expect(TokenKind.Name, "a name").Text;
        return (token.At, name);
    }
}
