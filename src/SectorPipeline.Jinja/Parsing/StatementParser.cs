using SectorPipeline.Core;
using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Parsing;

/// <summary>A whole template: text, print statements and tags.</summary>
internal sealed class StatementParser
{
    private const int MaxDepth = 200;

    private readonly TokenStream tokens;
    private readonly ExpressionParser expressions;
    private readonly Stack<string> openTags = new();
    private readonly Stack<string[]> endTags = new();
    private readonly Dictionary<string, Func<Place, Statement>> tags;

    public StatementParser(string source, List<Token> found, JinjaOptions options)
    {
        tokens = new TokenStream(found);
        expressions = new ExpressionParser(tokens);
        var context = new TagContext(tokens, expressions, Body);
        tags = TagTable.For(context, options, source);
    }

    public IReadOnlyList<Statement> Template()
    {
        var body = Statements();
        return body;
    }

    /// <summary>The statements up to one of the end tags, whose name becomes the current token or, if it is the only one, is read.</summary>
    private IReadOnlyList<Statement> Body(string[] ends, bool dropEnd)
    {
        tokens.Skip(TokenKind.Colon);
        tokens.Expect(TokenKind.BlockEnd, "'%}' at the end of the tag");
        endTags.Push(ends);
        if (endTags.Count > MaxDepth)
            throw new SyntaxFaultException(tokens.Current.At, $"more than {MaxDepth} tags are nested.", " Move the inner ones into a macro.");
        var body = Statements();
        if (tokens.Is(TokenKind.End))
            throw UnexpectedEnd();
        endTags.Pop();
        if (dropEnd)
            tokens.Advance();
        return body;
    }

    private List<Statement> Statements()
    {
        var body = new List<Statement>();
        while (true)
        {
            var token = tokens.Current;
            switch (token.Kind)
            {
                case TokenKind.Data:
                    tokens.Advance();
                    body.Add(new Text(token.At, token.Text));
                    break;
                case TokenKind.VariableBegin:
                    body.Add(Print());
                    break;
                case TokenKind.BlockBegin:
                    tokens.Advance();
                    if (IsEndTag())
                        return body;
                    body.Add(Tag());
                    tokens.Expect(TokenKind.BlockEnd, "'%}' at the end of the tag");
                    break;
                default:
                    return body;
            }
        }
    }

    private Output Print()
    {
        tokens.Advance();
        var value = expressions.Tuple();
        tokens.Expect(TokenKind.VariableEnd, "'}}' at the end of the print statement");
        return new Output(value.At, value);
    }

    private bool IsEndTag() => endTags.TryPeek(out var ends) && ends.Any(tokens.IsName);

    private Statement Tag()
    {
        var token = tokens.Current;
        if (token.Kind != TokenKind.Name)
            throw new SyntaxFaultException(token.At, $"expected the name of a tag, got {tokens.Described}.");
        if (!tags.TryGetValue(token.Text, out var parse))
            throw UnknownTag(token);
        openTags.Push(token.Text);
        tokens.Advance();
        var statement = parse(token.At);
        openTags.Pop();
        return statement;
    }

    private SyntaxFaultException UnknownTag(Token token)
    {
        var what = $"unknown tag '{token.Text}'.";
        if (!endTags.TryPeek(out var ends))
            return new SyntaxFaultException(token.At, what, NearestName.Hint(token.Text, tags.Keys));
        var isMisplaced = token.Text.StartsWith("end", StringComparison.Ordinal) || token.Text is "else" or "elif";
        var hint = isMisplaced
            ? $" The innermost open tag is '{openTags.Peek()}'; it can be closed or continued with {Listed(ends)}."
            : NearestName.Hint(token.Text, tags.Keys.Concat(ends));
        return new SyntaxFaultException(token.At, what, hint);
    }

    private SyntaxFaultException UnexpectedEnd() => new(
        tokens.Current.At,
        $"unexpected end of template: the tag '{openTags.Peek()}' is never closed.",
        $" Close it with '{endTags.Peek()[^1]}'.");

    private static string Listed(string[] names) => string.Join(" or ", names.Select(name => $"'{name}'"));
}
