namespace SectorPipeline.Models;

/// <summary>Traces the columns of query expressions: WITH, set operations, SELECT and VALUES.</summary>
internal sealed class QueryTracer
{
    private readonly SqlText text;
    private readonly RelationCatalog catalog;
    private readonly TracingBudget budget;
    private readonly SelectTracer selects;

    public QueryTracer(SqlText text, RelationCatalog catalog, TracingBudget budget)
    {
        (this.text, this.catalog, this.budget) = (text, catalog, budget);
        Expressions = new ExpressionTracer(text, this, budget);
        selects = new SelectTracer(text, this, budget);
    }

    public ExpressionTracer Expressions { get; }

    /// <summary>Traces the first statement of the text.</summary>
    public TracedRelation Trace()
    {
        var end = 0;
        while (end < text.Count && !text.IsSymbol(end, ";"))
            end = text.Skip(end, text.Count);
        return Query(0, end, QueryContext.Outermost);
    }

    public TracedRelation Query(int start, int end, QueryContext context)
    {
        if (context.IsTooDeep || start >= end || !budget.Spend(1))
            return TracedRelation.Unknown;
        if (!text.IsWord(start, "with"))
            return Body(start, end, context, _ => { });
        var inner = context with { Tables = new CommonTables(context.Tables) };
        return Body(ReadCommonTables(start + 1, end, inner), end, inner, _ => { });
    }

    public TracedRelation Table(IReadOnlyList<string> name, QueryContext context) =>
        (name.Count == 1 ? context.Tables?.Find(name[0]) : null) ?? catalog.Find(name) ?? TracedRelation.Unknown;

    /// <summary>Whether a bracket that ends at <paramref name="end"/> holds a query, not a join or an expression.</summary>
    public bool IsQuery(int start, int end)
    {
        for (var depth = 0; depth < TracingBudget.Deepest && text.IsSymbol(start, "("); depth++)
        {
            var next = text.Closer(start) + 1;
            if (next < end && !text.IsAnyWord(next, SqlWords.SetOperators) && !text.IsAnyWord(next, SqlWords.Clauses))
                return false;
            (start, end) = (start + 1, next - 1);
        }

        return text.IsAnyWord(start, SqlWords.QueryStarts);
    }

    private int ReadCommonTables(int at, int end, QueryContext context)
    {
        var isRecursive = text.IsWord(at, "recursive");
        at += isRecursive ? 1 : 0;
        while (at < end && text.IsName(at))
        {
            at = ReadCommonTable(at, end, context, isRecursive);
            if (!text.IsSymbol(at, ","))
                break;
            at++;
        }

        return at;
    }

    private int ReadCommonTable(int at, int end, QueryContext context, bool isRecursive)
    {
        var name = text.Name(at++);
        var columns = text.IsSymbol(at, "(") ? Names(at) : [];
        while (at < end && !text.IsWord(at, "as"))
            at = text.Skip(at, end);
        while (at < end && !text.IsSymbol(at, "("))
            at++;
        if (at >= end)
            return end;
        var tables = context.Tables!;
        var relation = Body(at + 1, Math.Min(end, text.Closer(at)), context.Inside(context.Outer), first =>
        {
            if (isRecursive)
                tables.Set(name, first.Rename(columns));
        });
        tables.Set(name, catalog.StandIn(name, relation.Rename(columns)));
        return BehindSearchClauses(text.Skip(at, end), end);
    }

    private int BehindSearchClauses(int at, int end)
    {
        while (at < end && !text.IsSymbol(at, ",") && !text.IsSymbol(at, "(") && !text.IsAnyWord(at, SqlWords.QueryStarts))
            at++;
        return at;
    }

    /// <summary>The first names between commas in the bracket that opens at <paramref name="open"/>.</summary>
    public List<string> Names(int open)
    {
        var names = new List<string>();
        var close = Math.Min(text.Count, text.Closer(open));
        for (var at = open + 1; at < close; at = text.Skip(at, close))
        {
            if (text.IsName(at) && (at == open + 1 || text.IsSymbol(at - 1, ",")))
                names.Add(text.Name(at));
        }

        return names;
    }

    private TracedRelation Body(int start, int end, QueryContext context, Action<TracedRelation> onFirst)
    {
        if (text.IsWord(start, "with"))
            return Query(start, end, context);
        var terms = new List<TracedRelation>();
        var (isByName, subtracts) = (false, false);
        while (start < end)
        {
            var next = NextSetOperator(start, end);
            if (!subtracts)
                terms.Add(Term(start, next, context));
            if (terms.Count == 1 && next < end)
                onFirst(terms[0]);
            subtracts = text.IsWord(next, "except") || text.IsWord(next, "minus");
            start = next + 1;
            while (start < end && (text.IsWord(start, "all") || text.IsWord(start, "distinct")))
                start++;
            if (!text.IsWord(start, "by"))
                continue;
            isByName = true;
            start += 2;
        }

        return SetOperation.Combine(terms, isByName, budget);
    }

    private int NextSetOperator(int at, int end)
    {
        var start = at;
        while (at < end && !(at > start && text.IsAnyWord(at, SqlWords.SetOperators) && !text.IsSymbol(at - 1, "*") && !text.IsWord(at - 1, "as")))
            at = text.Skip(at, end);
        return at;
    }

    private TracedRelation Term(int start, int end, QueryContext context)
    {
        if (text.IsSymbol(start, "("))
            return Query(start + 1, Math.Min(end, text.Closer(start)), context.Inside(context.Outer));
        if (text.IsWord(start, "select") || text.IsWord(start, "from"))
            return selects.Select(start, end, context);
        if (text.IsWord(start, "values"))
            return Values(start + 1, end, context);
        return text.IsWord(start, "table") && text.IsName(start + 1) ? Table(DottedName(start + 1), context) : TracedRelation.Unknown;
    }

    public List<string> DottedName(int start)
    {
        var name = new List<string>();
        for (var at = start; at < text.DottedEnd(start); at += 2)
            name.Add(text.Name(at));
        return name;
    }

    private TracedRelation Values(int start, int end, QueryContext context)
    {
        var columns = new List<List<TracedValue>>();
        for (var at = start; at < end; at = text.Skip(at, end))
        {
            if (!text.IsSymbol(at, "("))
                continue;
            var place = 0;
            foreach (var (from, to) in Split(at + 1, Math.Min(end, text.Closer(at))))
            {
                if (place == columns.Count)
                    columns.Add([]);
                columns[place++].Add(Expressions.Trace(from, to, context.Outer ?? new QueryScope(null, budget), context));
            }
        }

        return new TracedRelation([.. columns.Select((values, i) => new TracedColumn($"column{i + 1}", TracedValue.Either(values, budget)))], isComplete: true);
    }

    /// <summary>The ranges between the commas that are in no inner bracket.</summary>
    public IEnumerable<(int Start, int End)> Split(int start, int end)
    {
        var at = start;
        while (at < end)
        {
            if (!text.IsSymbol(at, ","))
            {
                at = text.Skip(at, end);
                continue;
            }

            yield return (start, at);
            start = ++at;
        }

        if (start < end)
            yield return (start, end);
    }
}
