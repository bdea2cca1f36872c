using System.Globalization;
using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Makes an <see cref="Expression"/> of a text: or, and, comparison, not, and what stands alone bind ever closer.</summary>
internal sealed class ExpressionParser
{
    private const string Contains = "contains";
    private const int DeepestNesting = 100;

    private static readonly Dictionary<string, Operator> Comparisons = new(StringComparer.Ordinal)
    {
        ["=="] = Operator.Equal,
        ["!="] = Operator.NotEqual,
        ["<"] = Operator.Less,
        ["<="] = Operator.LessOrEqual,
        [">"] = Operator.Greater,
        [">="] = Operator.GreaterOrEqual,
    };

    private readonly List<Token> tokens;
    private int position;
    private int depth;

    private ExpressionParser(List<Token> tokens) => this.tokens = tokens;

    private Token Current => tokens[position];

    public static Expression Parse(string text) => Parse(text, 0, text.Length);

    /// <exception cref="ExpressionException">The part of the text is no expression.</exception>
    public static Expression Parse(string text, int start, int end)
    {
        var parser = new ExpressionParser(Tokenizer.Read(text, start, end));
        var expression = parser.Or();
        return parser.Current.Kind == TokenKind.End
            ? expression
            : throw parser.Unexpected("an operator or the end is expected here");
    }

    private Expression Or()
    {
        var left = And();
        while (Take("||"))
            left = new Expression.Binary(Operator.Or, left, And(), left.Offset);
        return left;
    }

    private Expression And()
    {
        var left = Comparison();
        while (Take("&&"))
            left = new Expression.Binary(Operator.And, left, Comparison(), left.Offset);
        return left;
    }

    private Expression Comparison()
    {
        var left = Unary();
        if (Current.Kind != TokenKind.Symbol || !Comparisons.TryGetValue(Current.Text, out var comparison))
            return left;
        position++;
        return new Expression.Binary(comparison, left, Unary(), left.Offset);
    }

    private Expression Unary()
    {
        if (++depth > DeepestNesting)
            throw new ExpressionException(Current.Offset, "is nested too deep. Split the condition over several steps.");
        var (offset, negated) = (Current.Offset, Take("!"));
        var operand = negated ? new Expression.Not(Unary(), offset) : Primary();
        depth--;
        return operand;
    }

    private Expression Primary()
    {
        var token = Current;
        if (Take("("))
        {
            var inner = Or();
            Expect(")");
            return inner;
        }

        position += token.Kind is TokenKind.Symbol or TokenKind.End ? 0 : 1;
        return token.Kind switch
        {
            TokenKind.Text => new Expression.Literal(token.Text, token.Offset),
            TokenKind.Number => Number(token),
            TokenKind.Name when Current.Is("(") => Call(token),
            TokenKind.Name => Name(token),
            _ => throw Unexpected("a name, a value or '(' is expected here"),
        };
    }

    private static Expression.Literal Number(Token token)
    {
        if (long.TryParse(token.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return new Expression.Literal(whole, token.Offset);
        return double.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? new Expression.Literal(number, token.Offset)
            : throw new ExpressionException(token.Offset, $"'{token.Text}' is not a number. Texts stand in single quotes.");
    }

    private Expression Name(Token first)
    {
        var path = new List<Token> { first };
        while (Take("."))
            path.Add(Part());
        return path.Count > 1 ? new Expression.Name(path, first.Offset) : first.Text switch
        {
            "true" => new Expression.Literal(true, first.Offset),
            "false" => new Expression.Literal(false, first.Offset),
            "null" => new Expression.Literal(null, first.Offset),
            _ => new Expression.Name(path, first.Offset),
        };
    }

    private Token Part() =>
        Current.Kind == TokenKind.Name ? tokens[position++] : throw Unexpected("a name is expected after the dot");

    private Expression.Contains Call(Token function)
    {
        if (!string.Equals(function.Text, Contains, StringComparison.Ordinal))
        {
            throw new ExpressionException(
                function.Offset, $"no function is called '{function.Text}'.{NearestName.Hint(function.Text, [Contains])} There is {Contains}(list or text, value).");
        }

        Expect("(");
        var all = Or();
        Expect(",");
        var one = Or();
        Expect(")");
        return new Expression.Contains(all, one, function.Offset);
    }

    private bool Take(string symbol)
    {
        if (!Current.Is(symbol))
            return false;
        position++;
        return true;
    }

    private void Expect(string symbol)
    {
        if (!Take(symbol))
            throw Unexpected($"'{symbol}' is expected here");
    }

    private ExpressionException Unexpected(string expected) =>
        new(Current.Offset, Current.Kind == TokenKind.End ? $"{expected}, but the expression ends." : $"{expected}, not '{Current.Text}'.");
}
