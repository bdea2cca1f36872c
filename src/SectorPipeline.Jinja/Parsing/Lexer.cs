using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Parsing;

/// <summary>Cuts a template into plain text and the tokens of its tags. A fault becomes the last token.</summary>
internal sealed class Lexer
{
    private readonly JinjaOptions options;
    private readonly SourceReader reader;
    private readonly List<Token> tokens;
    private readonly TagLexer tags;

    private Lexer(string source, JinjaOptions options, int firstLine)
    {
        this.options = options;
        reader = new SourceReader(source, firstLine);
        tokens = new List<Token>(16 + source.Length / 8);
        tags = new TagLexer(reader, tokens);
    }

    /// <param name="source">The source, its line breaks normalized.</param>
    /// <param name="options">What the tags do with blanks around them.</param>
    /// <param name="firstLine">The number of the source's first line.</param>
    public static List<Token> Tokenize(string source, JinjaOptions options, int firstLine)
    {
        var lexer = new Lexer(source, options, firstLine);
        try
        {
            lexer.Run();
        }
        catch (SyntaxFaultException fault)
        {
            lexer.tokens.Add(new Token(TokenKind.Fault, fault.At, fault.Message, fault.Hint, 0, 0));
        }

        return lexer.tokens;
    }

    private void Run()
    {
        while (!reader.AtEnd)
        {
            var tag = FindTag();
            ReadText(tag);
            if (tag < reader.Text.Length)
                ReadTag();
        }

        var place = tokens.Count == 0 ? reader.Place : tokens[^1].At;
        tokens.Add(new Token(TokenKind.End, place, "", null, reader.Position, reader.Position));
    }

    private int FindTag()
    {
        var text = reader.Text;
        for (var at = text.IndexOf('{', reader.Position); at >= 0 && at + 1 < text.Length; at = text.IndexOf('{', at + 1))
        {
            if (text[at + 1] is '{' or '%' or '#')
                return at;
        }

        return text.Length;
    }

    private void ReadText(int tag)
    {
        var end = tag + 2 < reader.Text.Length ? TrimmedEnd(tag) : tag;
        if (end > reader.Position)
            AddText(reader.Position, end, reader.Place);
        reader.MoveTo(tag);
    }

    private void AddText(int start, int end, Place place) =>
        tokens.Add(new Token(TokenKind.Data, place, reader.Text[start..end], null, start, end));

    private int TrimmedEnd(int tag)
    {
        var mark = reader.Text[tag + 2];
        if (mark == '-')
            return TrimEnd(reader.Position, tag, everything: true);
        if (!options.LstripBlocks || mark == '+' || reader.Text[tag + 1] == '{')
            return tag;
        var end = TrimEnd(reader.Position, tag, everything: false);
        var beginsLine = end == 0 || reader.Text[end - 1] == '\n';
        return beginsLine ? end : tag;
    }

    private int TrimEnd(int start, int end, bool everything)
    {
        while (end > start && PythonCharacters.IsSpace(reader.Text[end - 1]) && (everything || reader.Text[end - 1] != '\n'))
            end--;
        return end;
    }

    private void ReadTag()
    {
        var place = reader.Place;
        var start = reader.Position;
        var kind = reader.Peek(1);
        reader.MoveTo(start + (reader.Peek(2) is '-' or '+' ? 3 : 2));
        if (kind == '#')
            SkipComment(place);
        else if (kind == '%' && IsRaw(out var bodyStart))
            ReadRaw(place, bodyStart);
        else if (kind == '%')
            ReadBlock(place, start);
        else
            tags.Read(TokenKind.VariableBegin, place, start, trimNewline: false);
    }

    private void SkipComment(Place place)
    {
        var end = reader.Text.IndexOf("#}", reader.Position, StringComparison.Ordinal);
        if (end < 0)
            throw new SyntaxFaultException(place, "this comment is never closed.", " Close it with '#}'.");
        var mark = end > reader.Position ? reader.Text[end - 1] : '\0';
        reader.MoveTo(end + 2);
        tags.SkipBehind(mark, options.TrimBlocks);
    }

    // {% raw %}, perhaps with marks; anything else between the words makes it an ordinary tag.
    private bool IsRaw(out int bodyStart)
    {
        bodyStart = WordEnd(reader.Position, "raw");
        if (bodyStart < 0)
            return false;
        var dash = bodyStart < reader.Text.Length && reader.Text[bodyStart] == '-' ? 1 : 0;
        if (string.CompareOrdinal(reader.Text, bodyStart + dash, "%}", 0, 2) != 0)
            return false;
        bodyStart += dash + 2;
        return true;
    }

    private void ReadRaw(Place place, int bodyStart)
    {
        var isTrimmed = reader.Text[bodyStart - 3] == '-';
        reader.MoveTo(bodyStart);
        if (isTrimmed)
            reader.SkipSpace();
        var (end, behind) = FindEndTag("endraw");
        if (end < 0)
            throw new SyntaxFaultException(place, "this raw block is never closed.", " Close it with '{% endraw %}'.");
        var textEnd = TrimmedEnd(end);
        if (textEnd > reader.Position)
            AddText(reader.Position, textEnd, reader.Place);
        reader.MoveTo(behind);
        tags.SkipBehind(reader.Text[behind - 3], options.TrimBlocks);
    }

    private void ReadBlock(Place place, int start)
    {
        var first = tokens.Count + 1;
        tags.Read(TokenKind.BlockBegin, place, start, options.TrimBlocks);
        if (options.DbtTags && first < tokens.Count && tokens[first].IsName("docs"))
            ReadDocumentation(place);
    }

    private void ReadDocumentation(Place place)
    {
        var (end, _) = FindEndTag("enddocs");
        if (end < 0)
            throw new SyntaxFaultException(place, "this docs block is never closed.", " Close it with '{% enddocs %}'.");
        AddText(reader.Position, end, reader.Place);
        reader.MoveTo(end);
    }

    private (int Start, int Behind) FindEndTag(string word)
    {
        var text = reader.Text;
        for (var at = text.IndexOf("{%", reader.Position, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf("{%", at + 2, StringComparison.Ordinal))
        {
            var inner = at + 2;
            if (inner < text.Length && text[inner] is '-' or '+')
                inner++;
            var end = WordEnd(inner, word);
            if (end >= 0 && end < text.Length && text[end] is '-' or '+')
                end++;
            if (end >= 0 && string.CompareOrdinal(text, end, "%}", 0, 2) == 0)
                return (at, end + 2);
        }

        return (-1, -1);
    }

    private int WordEnd(int at, string word)
    {
        var text = reader.Text;
        at = SkipSpace(at);
        if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0)
            return -1;
        at += word.Length;
        return at < text.Length && PythonCharacters.IsWord(text[at]) ? -1 : SkipSpace(at);
    }

    private int SkipSpace(int at)
    {
        while (at < reader.Text.Length && PythonCharacters.IsSpace(reader.Text[at]))
            at++;
        return at;
    }
}
