namespace SectorPipeline.Models;

/// <summary>Tells constructs by the tokens around a place.</summary>
internal static class LintPatterns
{
    private static readonly HashSet<string> Framed = new(StringComparer.OrdinalIgnoreCase)
    {
        "sum", "avg", "count", "min", "max", "stddev", "stddev_samp", "stddev_pop", "variance", "var_samp", "var_pop", "first_value", "last_value", "nth_value",
    };

    public static Func<SqlText, int, bool> Function(params string[] names)
    {
        var known = new HashSet<string>(names, StringComparer.OrdinalIgnoreCase);
        return (text, at) => text.IsSymbol(at + 1, "(") && text.IsAnyWord(at, known);
    }

    public static Func<SqlText, int, bool> Words(params string[] words) => (text, at) => AreWords(text, at, words);

    public static Func<SqlText, int, bool> Any(params Func<SqlText, int, bool>[] patterns) =>
        (text, at) => Array.Exists(patterns, pattern => pattern(text, at));

    public static bool AreWords(SqlText text, int at, params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (!text.IsWord(at + i, words[i]))
                return false;
        }

        return true;
    }

    public static bool IsDistinctFrom(SqlText text, int at) => AreWords(text, at, "is", "distinct", "from") || AreWords(text, at, "is", "not", "distinct", "from");

    public static bool IsFilter(SqlText text, int at) => text.IsWord(at, "filter") && text.IsSymbol(at + 1, "(") && text.IsWord(at + 2, "where");

    public static bool IsNamedWindow(SqlText text, int at) =>
        text.IsWord(at, "window") && text.IsName(at + 1) && text.IsWord(at + 2, "as") && text.IsSymbol(at + 3, "(");

    public static bool IsQualify(SqlText text, int at) => text.IsWord(at, "qualify") && !text.IsSymbol(at + 1, ".") && !text.IsSymbol(at + 1, ",") && !text.IsWord(at - 1, "as");

    public static bool IsAfterStar(SqlText text, int at, string word) => text.IsSymbol(at - 1, "*") && text.IsWord(at, word) && (text.IsSymbol(at + 1, "(") || word == "exclude");

    public static bool IsValuesTable(SqlText text, int at) =>
        text.IsWord(at, "values") && text.IsSymbol(at + 1, "(") && (at == 0 || text.IsSymbol(at - 1, "(") || text.IsWord(at - 1, "all") || text.IsWord(at - 1, "union"));

    /// <summary>ARRAY[…], or a list where a value is expected.</summary>
    public static bool IsArray(SqlText text, int at) => text.IsSymbol(at, "[")
        && (text.IsWord(at - 1, "array") || at == 0 || text.IsAnyWord(at - 1, SqlWords.Reserved) || "(,=+-|<>[".Contains(text.At(at - 1)[0], StringComparison.Ordinal));

    public static bool IsStruct(SqlText text, int at) => text.IsSymbol(at, "{") && text.IsSymbol(at + 2, ":");

    public static bool IsRecursionWithoutColumns(SqlText text, int at) => AreWords(text, at, "with", "recursive") && text.IsName(at + 2) && text.IsWord(at + 3, "as");

    public static bool IsRangeFrame(SqlText text, int at) =>
        (text.IsWord(at, "range") || text.IsWord(at, "groups")) && (text.IsWord(at + 1, "between") || text.IsWord(at + 1, "unbounded") || text.IsWord(at + 1, "current"));

    /// <summary>An aggregate over an order without a frame, which the standard makes RANGE.</summary>
    public static bool IsMissingFrame(SqlText text, int at)
    {
        if (!text.IsSymbol(at + 1, "(") || !text.IsAnyWord(at, Framed))
            return false;
        var over = text.Closer(at + 1) + 1;
        if (!text.IsWord(over, "over") || !text.IsSymbol(over + 1, "("))
            return false;
        var (hasOrder, hasFrame) = (false, false);
        var close = text.Closer(over + 1);
        for (var i = over + 2; i < close; i = text.Skip(i, close))
        {
            hasOrder |= text.IsWord(i, "order");
            hasFrame |= text.IsWord(i, "rows") || text.IsWord(i, "range") || text.IsWord(i, "groups");
        }

        return hasOrder && !hasFrame;
    }

    public static bool IsCallOf(SqlText text, int at, int leastArguments, params ReadOnlySpan<string> names)
    {
        if (!text.IsSymbol(at + 1, "(") || !IsOneOf(text, at, names))
            return false;
        var (arguments, close) = (1, text.Closer(at + 1));
        for (var i = at + 2; i < close; i = text.Skip(i, close))
            arguments += text.IsSymbol(i, ",") ? 1 : 0;
        return arguments >= leastArguments;
    }

    public static bool IsLiteralDivision(SqlText text, int at) => text.IsSymbol(at, "/") && IsInteger(text, at - 1) && IsInteger(text, at + 1) && !text.IsSymbol(at - 2, "/");

    /// <summary>DATE_TRUNC whose result is used as the engine makes it.</summary>
    public static bool IsUncastDateTrunc(SqlText text, int at) => text.IsWord(at, "date_trunc") && text.IsSymbol(at + 1, "(")
        && !text.IsSymbol(text.Closer(at + 1) + 1, "::") && !(text.IsSymbol(at - 1, "(") && text.IsWord(at - 2, "cast") && text.IsWord(text.Closer(at + 1) + 1, "as"));

    public static bool IsStatement(SqlText text, int at, string word) => text.IsWord(at, word) && (at == 0 || text.IsSymbol(at - 1, ";")) && !text.IsSymbol(at + 1, "(");

    public static bool IsCasedName(SqlText text, int at) => text.KindAt(at) == SqlTokenKind.QuotedName && text.At(at).ContainsAnyInRange('A', 'Z');

    public static bool IsDateDiffByWord(SqlText text, int at) => text.IsSymbol(at + 1, "(") && text.IsWord(at, "datediff") && text.KindAt(at + 2) == SqlTokenKind.Word;

    public static bool IsFromFirst(SqlText text, int at) => text.IsWord(at, "from") && (at == 0 || (text.IsSymbol(at - 1, "(") && !text.IsName(at - 2)));

    public static bool IsDuckDbJoin(SqlText text, int at) => text.IsWord(at + 1, "join") && IsOneOf(text, at, "asof", "positional", "semi", "anti");

    private static bool IsOneOf(SqlText text, int at, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.IsWord(at, word))
                return true;
        }

        return false;
    }

    private static bool IsInteger(SqlText text, int at) => text.KindAt(at) == SqlTokenKind.Number && text.At(at).IndexOfAnyExceptInRange('0', '9') < 0;
}
