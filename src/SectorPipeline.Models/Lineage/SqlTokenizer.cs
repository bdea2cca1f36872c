namespace SectorPipeline.Models;

/// <summary>Cuts SQL of any of the engines into tokens; whatever the text, it ends and every character belongs to a token or is blank.</summary>
internal static class SqlTokenizer
{
    private const string OperatorSymbols = "+-/<>=~!@#%^&|`?:";
    private const string LiteralPrefixes = "eEbBxXnNrR";

    /// <summary>All tokens, comments among them.</summary>
    public static List<SqlToken> Read(string sql)
    {
        var tokens = new List<SqlToken>(sql.Length / 5);
        for (var at = 0; at < sql.Length;)
        {
            if (char.IsWhiteSpace(sql[at]))
            {
                at++;
                continue;
            }

            var (kind, end) = Next(sql, at);
            tokens.Add(new SqlToken(kind, at, end - at));
            at = end;
        }

        return tokens;
    }

    private static (SqlTokenKind Kind, int End) Next(string sql, int at) => sql[at] switch
    {
        '-' when Peek(sql, at + 1) == '-' => (SqlTokenKind.Comment, LineEnd(sql, at)),
        '/' when Peek(sql, at + 1) == '*' => (SqlTokenKind.Comment, BlockCommentEnd(sql, at)),
        '\'' => (SqlTokenKind.Text, QuoteEnd(sql, at, backslashes: false)),
        '"' or '`' => (SqlTokenKind.QuotedName, QuoteEnd(sql, at, backslashes: false)),
        '$' => Dollar(sql, at),
        '.' when char.IsAsciiDigit(Peek(sql, at + 1)) => (SqlTokenKind.Number, NumberEnd(sql, at)),
        var c when char.IsAsciiDigit(c) => (SqlTokenKind.Number, NumberEnd(sql, at)),
        var c when LiteralPrefixes.Contains(c, StringComparison.Ordinal) && Peek(sql, at + 1) == '\'' =>
            (SqlTokenKind.Text, QuoteEnd(sql, at + 1, backslashes: c is 'e' or 'E')),
        var c when IsNameStart(c) => (SqlTokenKind.Word, NameEnd(sql, at)),
        ':' when IsNameStart(Peek(sql, at + 1)) && IsParameterPlace(sql, at) => (SqlTokenKind.Parameter, NameEnd(sql, at + 1)),
        var c when OperatorSymbols.Contains(c, StringComparison.Ordinal) => (SqlTokenKind.Symbol, OperatorEnd(sql, at)),
        _ => (SqlTokenKind.Symbol, at + 1),
    };

    private static char Peek(string sql, int at) => at < sql.Length ? sql[at] : '\0';

    private static bool IsNameStart(char c) => char.IsLetter(c) || c == '_' || char.IsSurrogate(c);

    // In a[x:y] and {'k':v} a colon separates; it begins a parameter only after a blank, a comma, an operator or a bracket.
    private static bool IsParameterPlace(string sql, int at) => at == 0 || char.IsWhiteSpace(sql[at - 1]) || "(,=<>".Contains(sql[at - 1], StringComparison.Ordinal);

    private static int NameEnd(string sql, int at)
    {
        while (at < sql.Length && (char.IsLetterOrDigit(sql[at]) || sql[at] is '_' or '$' || char.IsSurrogate(sql[at])))
            at++;
        return at;
    }

    private static int LineEnd(string sql, int at)
    {
        var end = sql.IndexOf('\n', at);
        return end < 0 ? sql.Length : end;
    }

    private static int BlockCommentEnd(string sql, int at)
    {
        var depth = 0;
        while (at < sql.Length)
        {
            if (sql[at] == '/' && Peek(sql, at + 1) == '*')
                (depth, at) = (depth + 1, at + 2);
            else if (sql[at] == '*' && Peek(sql, at + 1) == '/')
                (depth, at) = (depth - 1, at + 2);
            else
                at++;
            if (depth == 0)
                return Math.Min(at, sql.Length);
        }

        return sql.Length;
    }

    private static int QuoteEnd(string sql, int at, bool backslashes)
    {
        var quote = sql[at++];
        while (at < sql.Length)
        {
            if (backslashes && sql[at] == '\\')
                at += 2;
            else if (sql[at] != quote)
                at++;
            else if (Peek(sql, at + 1) == quote)
                at += 2;
            else
                return at + 1;
        }

        return sql.Length;
    }

    private static (SqlTokenKind Kind, int End) Dollar(string sql, int at)
    {
        if (char.IsAsciiDigit(Peek(sql, at + 1)))
            return (SqlTokenKind.Parameter, NumberEnd(sql, at + 1));
        var tagEnd = at + 1;
        while (tagEnd < sql.Length && (char.IsLetterOrDigit(sql[tagEnd]) || sql[tagEnd] == '_'))
            tagEnd++;
        if (Peek(sql, tagEnd) != '$')
            return tagEnd > at + 1 ? (SqlTokenKind.Parameter, tagEnd) : (SqlTokenKind.Symbol, at + 1);
        var tag = sql.AsSpan(at, tagEnd + 1 - at);
        var close = sql.AsSpan(tagEnd + 1).IndexOf(tag, StringComparison.Ordinal);
        return (SqlTokenKind.Text, close < 0 ? sql.Length : tagEnd + 1 + close + tag.Length);
    }

    private static int NumberEnd(string sql, int at)
    {
        while (at < sql.Length && (char.IsLetterOrDigit(sql[at]) || sql[at] is '_' || IsPoint(sql, at) || IsExponentSign(sql, at)))
            at++;
        return at;
    }

    private static bool IsPoint(string sql, int at) => sql[at] == '.' && Peek(sql, at + 1) != '.';

    private static bool IsExponentSign(string sql, int at) =>
        sql[at] is '+' or '-' && at > 0 && sql[at - 1] is 'e' or 'E' && char.IsAsciiDigit(Peek(sql, at + 1));

    private static int OperatorEnd(string sql, int at)
    {
        var start = at;
        while (at < sql.Length && OperatorSymbols.Contains(sql[at], StringComparison.Ordinal) && (at == start || !BeginsComment(sql, at)))
            at++;
        return at;
    }

    private static bool BeginsComment(string sql, int at) =>
        (sql[at] == '-' && Peek(sql, at + 1) == '-') || (sql[at] == '/' && Peek(sql, at + 1) == '*');
}
