namespace SectorPipeline.Jinja.Parsing;

/// <summary>Cuts what stands between the delimiters of one tag into tokens.</summary>
internal sealed class TagLexer(SourceReader reader, List<Token> tokens)
{
    private readonly Stack<char> open = new();

    /// <summary>Reads from behind the opening delimiter to behind the closing one, or to the end of the source.</summary>
    public void Read(TokenKind begin, Syntax.Place place, int start, bool trimNewline)
    {
        tokens.Add(new Token(begin, place, begin == TokenKind.BlockBegin ? "{%" : "{{", null, start, reader.Position));
        open.Clear();
        while (!reader.AtEnd)
        {
            if (open.Count == 0 && TryClose(begin, trimNewline))
                return;
            if (PythonCharacters.IsSpace(reader.Current))
                reader.SkipSpace();
            else
                ReadToken();
        }
    }

    /// <summary>Drops what the mark of a closing delimiter asks for: all blanks, or one line break.</summary>
    public void SkipBehind(char mark, bool trimNewline)
    {
        if (mark == '-')
            reader.SkipSpace();
        else if (trimNewline && mark != '+' && reader.Current == '\n')
            reader.MoveTo(reader.Position + 1);
    }

    private bool TryClose(TokenKind begin, bool trimNewline)
    {
        var isBlock = begin == TokenKind.BlockBegin;
        var mark = reader.Current == '-' || (isBlock && reader.Current == '+') ? reader.Current : '\0';
        var ahead = mark == '\0' ? 0 : 1;
        if (reader.Peek(ahead) != (isBlock ? '%' : '}') || reader.Peek(ahead + 1) != '}')
            return false;
        var (place, start) = (reader.Place, reader.Position);
        reader.MoveTo(start + ahead + 2);
        var kind = isBlock ? TokenKind.BlockEnd : TokenKind.VariableEnd;
        tokens.Add(new Token(kind, place, isBlock ? "%}" : "}}", null, start, reader.Position));
        SkipBehind(mark, trimNewline);
        return true;
    }

    private void ReadToken()
    {
        var c = reader.Current;
        if (PythonCharacters.IsAsciiDigit(c))
            tokens.Add(NumberLexer.Read(reader));
        else if (PythonCharacters.IsWord(c))
            ReadName();
        else if (c is '\'' or '"')
            tokens.Add(StringLexer.Read(reader));
        else
            ReadOperator();
    }

    private void ReadName()
    {
        var (place, start) = (reader.Place, reader.Position);
        if (!PythonCharacters.IsNameStart(reader.Current))
            throw new SyntaxFaultException(place, $"'{reader.Current}' cannot begin a name.");
        var end = start + 1;
        while (end < reader.Text.Length && PythonCharacters.IsWord(reader.Text[end]))
            end++;
        reader.MoveTo(end);
        tokens.Add(new Token(TokenKind.Name, place, reader.Text[start..end], null, start, end));
    }

    private void ReadOperator()
    {
        var (kind, text) = Operator(reader.Current, reader.Peek(1));
        if (kind == TokenKind.Fault)
            throw new SyntaxFaultException(reader.Place, $"unexpected character '{reader.Current}'.");
        Balance(kind, text);
        var (place, start) = (reader.Place, reader.Position);
        reader.MoveTo(start + text.Length);
        tokens.Add(new Token(kind, place, text, null, start, reader.Position));
    }

    private void Balance(TokenKind kind, string text)
    {
        switch (kind)
        {
            case TokenKind.OpenBrace:
                open.Push('}');
                break;
            case TokenKind.OpenParenthesis:
                open.Push(')');
                break;
            case TokenKind.OpenBracket:
                open.Push(']');
                break;
            case TokenKind.CloseBrace or TokenKind.CloseParenthesis or TokenKind.CloseBracket:
                Close(text);
                break;
        }
    }

    private void Close(string text)
    {
        if (!open.TryPop(out var expected))
            throw new SyntaxFaultException(reader.Place, $"unexpected '{text}', which nothing has opened.", text == "}" ? " Print statements end with '}}'." : "");
        if (expected != text[0])
            throw new SyntaxFaultException(reader.Place, $"unexpected '{text}', expected '{expected}'.");
    }

    private static (TokenKind Kind, string Text) Operator(char c, char next) => (c, next) switch
    {
        ('/', '/') => (TokenKind.FloorDivide, "//"),
        ('*', '*') => (TokenKind.Power, "**"),
        ('=', '=') => (TokenKind.Equal, "=="),
        ('!', '=') => (TokenKind.NotEqual, "!="),
        ('>', '=') => (TokenKind.GreaterOrEqual, ">="),
        ('<', '=') => (TokenKind.LessOrEqual, "<="),
        ('+', _) => (TokenKind.Add, "+"),
        ('-', _) => (TokenKind.Subtract, "-"),
        ('*', _) => (TokenKind.Multiply, "*"),
        ('/', _) => (TokenKind.Divide, "/"),
        ('%', _) => (TokenKind.Modulo, "%"),
        ('~', _) => (TokenKind.Tilde, "~"),
        ('[', _) => (TokenKind.OpenBracket, "["),
        (']', _) => (TokenKind.CloseBracket, "]"),
        ('(', _) => (TokenKind.OpenParenthesis, "("),
        (')', _) => (TokenKind.CloseParenthesis, ")"),
        ('{', _) => (TokenKind.OpenBrace, "{"),
        ('}', _) => (TokenKind.CloseBrace, "}"),
        ('>', _) => (TokenKind.Greater, ">"),
        ('<', _) => (TokenKind.Less, "<"),
        ('=', _) => (TokenKind.Assign, "="),
        ('.', _) => (TokenKind.Dot, "."),
        (':', _) => (TokenKind.Colon, ":"),
        ('|', _) => (TokenKind.Pipe, "|"),
        (',', _) => (TokenKind.Comma, ","),
        (';', _) => (TokenKind.Semicolon, ";"),
        _ => (TokenKind.Fault, ""),
    };
}
