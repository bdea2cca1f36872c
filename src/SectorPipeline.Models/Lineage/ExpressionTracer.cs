namespace SectorPipeline.Models;

/// <summary>Finds the columns that an expression reads, in one pass over its tokens.</summary>
internal sealed class ExpressionTracer(SqlText text, QueryTracer queries, TracingBudget budget)
{
    public TracedValue Trace(int start, int end, QueryScope scope, QueryContext context)
    {
        while (text.IsSymbol(start, "(") && text.Closer(start) == end - 1 && !text.IsAnyWord(start + 1, SqlWords.QueryStarts))
            (start, end) = (start + 1, end - 1);
        if (IsColumn(start, end))
            return scope.Find(queries.DottedName(start), mayGuess: true) ?? TracedValue.Unknown;
        var found = new List<TracedValue>();
        for (var at = start; at < end;)
            at = Step(at, end, found, scope, context);
        return TracedValue.Merge(found, budget);
    }

    private bool IsColumn(int start, int end) =>
        start < end && text.IsName(start) && text.DottedEnd(start) == end && !text.IsAnyWord(start, SqlWords.Reserved) && !IsValueWord(start);

    private bool IsValueWord(int at) => text.KindAt(at) == SqlTokenKind.Word && text.At(at).StartsWith("current_", StringComparison.OrdinalIgnoreCase);

    private int Step(int at, int end, List<TracedValue> found, QueryScope scope, QueryContext context)
    {
        if (text.IsName(at))
            return StepName(at, found, scope);
        if (text.IsSymbol(at, "::"))
            return TypeEnd(at + 1);
        if (!text.IsSymbol(at, "(") || !text.IsAnyWord(at + 1, SqlWords.QueryStarts))
            return at + 1;
        var close = Math.Min(end, text.Closer(at));
        var result = queries.Query(at + 1, close, context.Inside(scope));
        found.AddRange(result.Columns.Select(column => column.Value));
        if (!result.IsComplete)
            found.Add(TracedValue.Unknown);
        return close + 1;
    }

    private int StepName(int at, List<TracedValue> found, QueryScope scope)
    {
        if (text.KindAt(at) == SqlTokenKind.Word && StepWord(at) is { } next)
            return next;
        var end = text.DottedEnd(at);
        if (text.IsSymbol(end, "("))
            return StepFunction(at, end, found);
        if (!IsLabel(at, end) && scope.Find(queries.DottedName(at), !IsSoft(at, end)) is { } value)
            found.Add(value);
        return end;
    }

    // Null if the word is the name of something.
    private int? StepWord(int at)
    {
        if (text.IsWord(at, "as"))
            return TypeEnd(at + 1);
        if (text.IsWord(at, "collate") || (text.IsWord(at, "over") && text.IsName(at + 1)))
            return at + 2;
        if (text.IsWord(at, "interval") && text.KindAt(at + 1) is SqlTokenKind.Text or SqlTokenKind.Number)
            return text.IsAnyWord(at + 2, SqlWords.Soft) ? at + 3 : at + 2;
        if (text.KindAt(at + 1) == SqlTokenKind.Text && !text.IsAnyWord(at, SqlWords.Reserved))
            return at + 2;
        return text.IsAnyWord(at, SqlWords.Reserved) && !IsFunctionName(at) ? at + 1 : null;
    }

    // Words such as any, some, left: the bracket behind them is read in any case.
    private bool IsFunctionName(int at) => text.IsSymbol(at + 1, "(") && SqlWords.Aggregates.Contains(text.At(at).ToString());

    private int StepFunction(int at, int open, List<TracedValue> found)
    {
        var name = text.Name(open - 1);
        if (SqlWords.Aggregates.Contains(name) && !IsWindow(open))
            found.Add(TracedValue.Constant with { IsAggregated = true });
        var hasUnit = at == open - 1 && SqlWords.UnitFunctions.Contains(name) && text.KindAt(open + 1) == SqlTokenKind.Word
            && (text.IsSymbol(open + 2, ",") || text.IsWord(open + 2, "from"));
        return hasUnit ? open + 2 : open;
    }

    private bool IsWindow(int open)
    {
        var at = text.Closer(open) + 1;
        while (text.IsWord(at, "filter") || text.IsWord(at, "within") || text.IsWord(at, "group") || text.IsWord(at, "ignore") || text.IsWord(at, "respect") || text.IsWord(at, "nulls"))
            at = text.IsSymbol(at + 1, "(") ? text.Closer(at + 1) + 1 : at + 1;
        return text.IsWord(at, "over");
    }

    private bool IsLabel(int at, int end) =>
        text.IsSymbol(end, "=>") || text.IsSymbol(end, ":=") || (text.IsSymbol(end, ":") && (text.IsSymbol(at - 1, "{") || text.IsSymbol(at - 1, ",")));

    private bool IsSoft(int at, int end) => end == at + 1 && text.IsAnyWord(at, SqlWords.Soft);

    private int TypeEnd(int at)
    {
        if (!text.IsName(at))
            return at;
        at = BehindTails(text.DottedEnd(at));
        if (text.IsSymbol(at, "("))
            at = BehindTails(text.Skip(at, text.Count));
        while (text.IsSymbol(at, "["))
            at = text.Skip(at, text.Count);
        return at;
    }

    private int BehindTails(int at)
    {
        while (text.IsAnyWord(at, SqlWords.TypeTails))
            at++;
        return at;
    }
}
