namespace SectorPipeline.Jinja.Parsing;

/// <summary>The tokens of a template, read one by one.</summary>
internal sealed class TokenStream
{
    private readonly List<Token> tokens;
    private int next;

    public TokenStream(List<Token> tokens)
    {
        this.tokens = tokens;
        Advance();
    }

    public Token Current { get; private set; }

    public Token Ahead => tokens[Math.Min(next, tokens.Count - 1)];

    /// <summary>The token read last.</summary>
    public Token Previous { get; private set; }

    public Token Advance()
    {
        Previous = Current;
        Current = tokens[next];
        if (Current.Kind == TokenKind.Fault)
            throw new SyntaxFaultException(Current.At, Current.Text, (string?)Current.Value ?? "");
        if (next < tokens.Count - 1)
            next++;
        return Previous;
    }

    public bool Is(TokenKind kind) => Current.Kind == kind;

    public bool IsName(string name) => Current.IsName(name);

    public bool Skip(TokenKind kind)
    {
        if (!Is(kind))
            return false;
        Advance();
        return true;
    }

    public bool SkipName(string name)
    {
        if (!IsName(name))
            return false;
        Advance();
        return true;
    }

    public Token Expect(TokenKind kind, string description)
    {
        if (!Is(kind))
            throw Unexpected(description);
        return Advance();
    }

    public void ExpectName(string name)
    {
        if (!IsName(name))
            throw Unexpected($"'{name}'");
        Advance();
    }

    public SyntaxFaultException Unexpected(string expected) => Is(TokenKind.End)
        ? new SyntaxFaultException(Current.At, $"unexpected end of template, expected {expected}.")
        : new SyntaxFaultException(Current.At, $"expected {expected}, got {Described}.");

    /// <summary>The current token as messages call it.</summary>
    public string Described => Current.Kind switch
    {
        TokenKind.Data or TokenKind.String or TokenKind.End => Current.Description,
        TokenKind.VariableEnd or TokenKind.BlockEnd => $"'{Current.Text}', the {Current.Description}",
        _ => $"'{Current.Text}'",
    };
}
