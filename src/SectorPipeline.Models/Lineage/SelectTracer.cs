namespace SectorPipeline.Models;

/// <summary>Traces the columns of one SELECT.</summary>
internal sealed class SelectTracer(SqlText text, QueryTracer queries, TracingBudget budget)
{
    private readonly FromTracer from = new(text, queries, budget);

    public TracedRelation Select(int start, int end, QueryContext context)
    {
        var scope = new QueryScope(context.Outer, budget);
        var fromStart = Find(start, end, "from");
        if (fromStart < end)
            from.Read(fromStart + 1, FromEnd(fromStart + 1, end), scope, context);
        var selectStart = text.IsWord(start, "select") ? start : Find(start + 1, end, "select");
        if (selectStart >= end)
            return scope.Star(null);
        var listEnd = fromStart > selectStart ? fromStart : end;
        return Items(BehindModifiers(selectStart + 1, listEnd), ClauseEnd(selectStart + 1, listEnd), scope, context);
    }

    private int Find(int at, int end, string word)
    {
        while (at < end && !(text.IsWord(at, word) && !IsComparison(at) && !text.IsWord(at - 1, "as")))
            at = text.Skip(at, end);
        return at;
    }

    // IS [NOT] DISTINCT FROM
    private bool IsComparison(int at) => text.IsWord(at - 1, "distinct") && (text.IsWord(at - 2, "is") || text.IsWord(at - 2, "not"));

    private int FromEnd(int at, int end)
    {
        while (at < end && !text.IsWord(at, "select") && !IsClause(at))
            at = text.Skip(at, end);
        return at;
    }

    private int ClauseEnd(int at, int end)
    {
        while (at < end && !IsClause(at))
            at = text.Skip(at, end);
        return at;
    }

    private bool IsClause(int at) =>
        text.IsAnyWord(at, SqlWords.Clauses) && !text.IsWord(at - 1, "as") && !text.IsWord(at - 1, "within") && !IsComparison(at);

    private int BehindModifiers(int at, int end)
    {
        if (text.IsWord(at, "all"))
            at++;
        if (text.IsWord(at, "distinct"))
            at = text.IsWord(at + 1, "on") ? text.Skip(at + 2, end) : at + 1;
        if (text.IsWord(at, "top") && text.KindAt(at + 1) == SqlTokenKind.Number)
            at += 2;
        return at;
    }

    private TracedRelation Items(int start, int end, QueryScope scope, QueryContext context)
    {
        var list = new SelectList(budget);
        foreach (var (from, to) in queries.Split(start, end))
        {
            if (StarEnd(from) is { } starEnd)
                AddStar(list, from, starEnd, to, scope, context);
            else if (text.IsWord(from, "columns") && text.IsSymbol(from + 1, "("))
                list.AddOpen(TracedRelation.Unknown);
            else
                AddExpression(list, from, to, scope, context);
        }

        return list.ToRelation();
    }

    private int? StarEnd(int at)
    {
        var end = text.IsSymbol(at, "*") ? at + 1 : text.IsName(at) ? text.DottedEnd(at) : at;
        return text.IsSymbol(end - 1, "*") && end > at ? end : null;
    }

    private void AddStar(SelectList list, int start, int starEnd, int end, QueryScope scope, QueryContext context)
    {
        var relation = scope.Star(starEnd - start >= 3 ? text.Name(starEnd - 3) : null);
        var star = new StarModifiers(text, queries, scope, context);
        if (star.Read(starEnd, end))
            list.AddStar(relation, star);
        else
            list.AddOpen(relation);
    }

    private void AddExpression(SelectList list, int start, int end, QueryScope scope, QueryContext context)
    {
        var (expressionStart, expressionEnd, alias) = OutputName.Split(text, start, end);
        var value = queries.Expressions.Trace(expressionStart, expressionEnd, scope, context);
        if (alias is not null)
            scope.AddAlias(alias, value);
        list.Add(new TracedColumn(alias ?? OutputName.Implied(text, expressionStart, expressionEnd), value));
    }
}
