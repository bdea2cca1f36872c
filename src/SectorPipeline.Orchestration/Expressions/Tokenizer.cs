using System.Text;

namespace SectorPipeline.Orchestration;

/// <summary>Cuts a part of a text into the words of an expression.</summary>
internal ref struct Tokenizer
{
    private static readonly string[] Symbols = ["==", "!=", "<=", ">=", "&&", "||", "<", ">", "!", "(", ")", ",", "."];

    private readonly string text;
    private readonly int end;
    private int position;

    private Tokenizer(string text, int start, int end) => (this.text, position, this.end) = (text, start, end);

    /// <summary>The words, the last of them being the end.</summary>
    /// <exception cref="ExpressionException">A character belongs to no word, or a quote is not closed.</exception>
    public static List<Token> Read(string text, int start, int end)
    {
        var tokens = new List<Token>();
        var tokenizer = new Tokenizer(text, start, end);
        do
            tokens.Add(tokenizer.Next());
        while (tokens[^1].Kind != TokenKind.End);
        return tokens;
    }

    private Token Next()
    {
        while (position < end && char.IsWhiteSpace(text[position]))
            position++;
        if (position == end)
            return new Token(TokenKind.End, "", end);
        var first = text[position];
        if (first == '\'')
            return Quoted();
        if (char.IsAsciiLetter(first) || first == '_')
            return While(TokenKind.Name, character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-');
        return char.IsAsciiDigit(first) || (first == '-' && position + 1 < end && char.IsAsciiDigit(text[position + 1]))
            ? While(TokenKind.Number, character => char.IsAsciiLetterOrDigit(character) || character == '.')
            : Symbol();
    }

    private Token While(TokenKind kind, Func<char, bool> belongs)
    {
        var start = position++;
        while (position < end && belongs(text[position]))
            position++;
        return new Token(kind, text[start..position], start);
    }

    private Token Quoted()
    {
        var start = position++;
        var value = new StringBuilder();
        while (position < end)
        {
            var character = text[position++];
            if (character != '\'')
                value.Append(character);
            else if (position < end && text[position] == '\'')
                value.Append(text[position++]);
            else
                return new Token(TokenKind.Text, value.ToString(), start);
        }

        throw new ExpressionException(start, "the text that begins here does not end. Close it with '.");
    }

    private Token Symbol()
    {
        var start = position;
        foreach (var symbol in Symbols)
        {
            if (!text.AsSpan(start, end - start).StartsWith(symbol, StringComparison.Ordinal))
                continue;
            position += symbol.Length;
            return new Token(TokenKind.Symbol, symbol, start);
        }

        throw new ExpressionException(start, $"'{text[start]}' means nothing here.{Advice(text[start])}");
    }

    private static string Advice(char character) => character switch
    {
        '=' => " Equal is ==.",
        '&' => " And is &&.",
        '|' => " Or is ||.",
        '"' => " Texts stand in single quotes.",
        _ => " Operators: == != < <= > >= && || !.",
    };
}
