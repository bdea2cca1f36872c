namespace SectorPipeline.Models;

/// <summary>The tokens of a text without its comments, and which bracket closes which.</summary>
internal sealed class SqlText
{
    private readonly string sql;
    private readonly SqlToken[] tokens;
    private readonly int[] closers;

    public SqlText(string sql)
        : this(sql, SqlTokenizer.Read(sql))
    {
    }

    public SqlText(string sql, IEnumerable<SqlToken> tokens)
    {
        this.sql = sql;
        this.tokens = [.. tokens.Where(token => token.Kind != SqlTokenKind.Comment)];
        closers = MatchBrackets();
    }

    public int Count => tokens.Length;

    public SqlToken this[int index] => tokens[index];

    public SqlTokenKind KindAt(int index) => Has(index) ? tokens[index].Kind : SqlTokenKind.Symbol;

    public ReadOnlySpan<char> At(int index) => Has(index) ? sql.AsSpan(tokens[index].Start, tokens[index].Length) : default;

    public string Between(int start, int end) => start < end ? sql[tokens[start].Start..tokens[end - 1].End] : "";

    /// <summary>Whether the token is this word, unquoted, and not part of a dotted name.</summary>
    public bool IsWord(int index, string word) =>
        KindAt(index) == SqlTokenKind.Word && At(index).Equals(word, StringComparison.OrdinalIgnoreCase) && !IsSymbol(index - 1, ".");

    public bool IsAnyWord(int index, IReadOnlySet<string> words) =>
        KindAt(index) == SqlTokenKind.Word && !IsSymbol(index - 1, ".") && words.Contains(At(index).ToString());

    public bool IsSymbol(int index, string symbol) =>
        Has(index) && tokens[index].Kind == SqlTokenKind.Symbol && At(index).SequenceEqual(symbol);

    public bool IsName(int index) => KindAt(index) is SqlTokenKind.Word or SqlTokenKind.QuotedName;

    /// <summary>A name without its quotes.</summary>
    public string Name(int index)
    {
        var text = At(index).ToString();
        return KindAt(index) is SqlTokenKind.QuotedName or SqlTokenKind.Text && text.Length > 1
            ? text[1..^1].Replace(new string(text[0], 2), text[..1], StringComparison.Ordinal)
            : text;
    }

    /// <summary>The bracket that closes the one at <paramref name="index"/>, or where the text ends.</summary>
    public int Closer(int index) => closers[index];

    /// <summary>The token behind the one at <paramref name="index"/>, or behind all that it brackets.</summary>
    public int Skip(int index, int end) => Math.Min(end, Has(index) && closers[index] > index ? closers[index] + 1 : index + 1);

    /// <summary>The index behind a dotted name that begins here; a star may end it.</summary>
    public int DottedEnd(int index)
    {
        var end = index + 1;
        while (IsSymbol(end, ".") && (IsName(end + 1) || IsSymbol(end + 1, "*")))
            end += 2;
        return end;
    }

    private bool Has(int index) => index >= 0 && index < tokens.Length;

    private int[] MatchBrackets()
    {
        var result = new int[tokens.Length];
        var open = new Stack<int>();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Kind != SqlTokenKind.Symbol)
                continue;
            var symbol = sql[tokens[i].Start];
            if (symbol is '(' or '[' or '{')
                open.Push(i);
            else if (symbol is ')' or ']' or '}' && open.TryPop(out var opener))
                result[opener] = i;
        }

        foreach (var unclosed in open)
            result[unclosed] = tokens.Length;
        return result;
    }
}
