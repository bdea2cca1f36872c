using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Parsing;

/// <summary>The arguments of one call, filter or test, with its parentheses.</summary>
internal sealed class ArgumentsParser(TokenStream tokens, ExpressionParser expressions)
{
    private readonly List<Expression> positional = new(2);
    private readonly List<NamedArgument> named = [];
    private Expression? spread;
    private Expression? namedSpread;

    public Arguments Read()
    {
        var open = tokens.Expect(TokenKind.OpenParenthesis, "'('");
        for (var isFirst = true; !tokens.Is(TokenKind.CloseParenthesis); isFirst = false)
        {
            if (!isFirst)
                tokens.Expect(TokenKind.Comma, "',' or ')'");
            if (tokens.Is(TokenKind.CloseParenthesis))
                break;
            ReadOne(open.At);
        }

        tokens.Advance();
        return new Arguments(positional, named, spread, namedSpread);
    }

    private void ReadOne(Place open)
    {
        switch (tokens.Current.Kind)
        {
            case TokenKind.Multiply:
                Require(spread is null && namedSpread is null, open);
                tokens.Advance();
                spread = expressions.Expression();
                break;
            case TokenKind.Power:
                Require(namedSpread is null, open);
                tokens.Advance();
                namedSpread = expressions.Expression();
                break;
            case TokenKind.Name when tokens.Ahead.Kind == TokenKind.Assign:
                Require(namedSpread is null, open);
                ReadNamed();
                break;
            default:
                Require(spread is null && namedSpread is null && named.Count == 0, open);
                positional.Add(expressions.Expression());
                break;
        }
    }

    private void ReadNamed()
    {
        var at = tokens.Current.At;
        var name = tokens.Advance().Text;
        if (named.Exists(argument => argument.Name == name))
            throw new SyntaxFaultException(at, $"the argument '{name}' is given twice.");
        tokens.Advance();
        named.Add(new NamedArgument(name, expressions.Expression()));
    }

    private static void Require(bool isInOrder, Place open)
    {
        if (!isInOrder)
        {
            throw new SyntaxFaultException(
                open,
                "the arguments of this call are out of order.",
                " Positional ones come first, then *list, then names, then **dict.");
        }
    }
}
