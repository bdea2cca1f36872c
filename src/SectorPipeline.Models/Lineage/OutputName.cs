namespace SectorPipeline.Models;

/// <summary>Finds the name under which an item of a select list is returned.</summary>
internal static class OutputName
{
    /// <summary>The expression and its alias, if it has one.</summary>
    public static (int Start, int End, string? Alias) Split(SqlText text, int start, int end)
    {
        if (end - start >= 3 && text.IsName(start) && text.IsSymbol(start + 1, ":"))
            return (start + 2, end, text.Name(start));
        if (end - start >= 3 && text.IsWord(end - 2, "as"))
            return (start, end - 2, text.Name(end - 1));
        return end - start >= 2 && IsBareAlias(text, start, end - 1) ? (start, end - 1, text.Name(end - 1)) : (start, end, null);
    }

    /// <summary>The name that an engine gives to an expression without alias, as far as engines agree.</summary>
    public static string Implied(SqlText text, int start, int end)
    {
        if (!text.IsName(start))
            return text.Between(start, end);
        var nameEnd = Math.Min(end, text.DottedEnd(start));
        if (nameEnd == end || text.IsSymbol(nameEnd, "::") || text.IsSymbol(nameEnd, "["))
            return text.Name(nameEnd - 1);
        if (text.IsWord(start, "case"))
            return "case";
        return text.IsSymbol(nameEnd, "(") ? text.Name(nameEnd - 1).ToLowerInvariant() : text.Between(start, end);
    }

    private static bool IsBareAlias(SqlText text, int start, int at)
    {
        if (!text.IsName(at) || text.IsSymbol(at - 1, ".") || text.IsAnyWord(at, SqlWords.Reserved) || IsTypeTail(text, at))
            return false;
        return text.KindAt(at - 1) switch
        {
            SqlTokenKind.Text => !(text.IsWord(at - 2, "interval") && text.IsAnyWord(at, SqlWords.Soft)),
            SqlTokenKind.Word => at - 1 >= start && (!text.IsAnyWord(at - 1, SqlWords.Reserved) || EndsOperand(text, at - 1)),
            SqlTokenKind.Symbol => text.IsSymbol(at - 1, ")") || text.IsSymbol(at - 1, "]") || text.IsSymbol(at - 1, "}"),
            _ => true,
        };
    }

    private static bool EndsOperand(SqlText text, int at) =>
        text.IsWord(at, "end") || text.IsWord(at, "null") || text.IsWord(at, "true") || text.IsWord(at, "false");

    private static bool IsTypeTail(SqlText text, int at) => text.IsAnyWord(at, SqlWords.TypeTails) && text.KindAt(at - 1) == SqlTokenKind.Word
        && (text.IsWord(at - 1, "double") || text.IsWord(at - 1, "character") || text.IsWord(at - 1, "time"));
}
