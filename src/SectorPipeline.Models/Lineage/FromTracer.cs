namespace SectorPipeline.Models;

/// <summary>Reads the relations of a FROM clause into a scope.</summary>
internal sealed class FromTracer(SqlText text, QueryTracer queries, TracingBudget budget)
{
    public void Read(int at, int end, QueryScope scope, QueryContext context)
    {
        if (context.IsTooDeep)
        {
            scope.Add([], TracedRelation.Unknown);
            return;
        }

        while (at < end)
        {
            var join = at;
            while (at < end && (IsJoin(at) || text.IsSymbol(at, ",")))
                at++;
            var joinEnd = at;
            at = ReadRelation(at, end, scope, context, isHidden: Has(join, joinEnd, "semi") || Has(join, joinEnd, "anti"));
            at = ReadCondition(at, end, scope, join, joinEnd);
        }
    }

    // LEFT and RIGHT are also functions, in conditions.
    private bool IsJoin(int at) =>
        text.IsAnyWord(at, SqlWords.Joins) && !(text.IsSymbol(at + 1, "(") && (text.IsWord(at, "left") || text.IsWord(at, "right")));

    private bool Has(int start, int end, string word)
    {
        for (var at = start; at < end; at++)
        {
            if (text.IsWord(at, word))
                return true;
        }

        return false;
    }

    private int ReadCondition(int at, int end, QueryScope scope, int join, int joinEnd)
    {
        var (keepsLeft, keepsRight) = (!Has(join, joinEnd, "right"), Has(join, joinEnd, "right") || Has(join, joinEnd, "full"));
        if (Has(join, joinEnd, "natural"))
            scope.MergeColumns(scope.CommonColumns(), keepsLeft, keepsRight);
        while (at < end && !IsJoin(at) && !text.IsSymbol(at, ","))
        {
            if (text.IsWord(at, "using") && text.IsSymbol(at + 1, "("))
                scope.MergeColumns(queries.Names(at + 1), keepsLeft, keepsRight);
            at = text.Skip(at, end);
        }

        return at;
    }

    private int ReadRelation(int at, int end, QueryScope scope, QueryContext context, bool isHidden)
    {
        while (text.IsWord(at, "lateral") || text.IsWord(at, "only"))
            at++;
        if (at >= end)
            return end;
        var (relation, name, next) = Factor(at, end, scope, context);
        if (relation is null)
            return next;
        (next, relation) = BehindPivots(next, end, relation);
        var (alias, columns, aliasEnd) = Alias(next, end);
        (aliasEnd, relation) = BehindPivots(aliasEnd, end, columns.Count > 0 ? relation.Rename(columns) : relation);
        IReadOnlyList<string> known = alias is null ? name : [alias];
        if (isHidden)
            scope.AddHidden(known, relation);
        else
            scope.Add(known, relation);
        return aliasEnd;
    }

    private (TracedRelation? Relation, IReadOnlyList<string> Name, int End) Factor(int at, int end, QueryScope scope, QueryContext context)
    {
        if (text.IsSymbol(at, "("))
            return Bracket(at, end, scope, context);
        if (!text.IsName(at))
            return (TracedRelation.Unknown, [], text.Skip(at, end));
        var nameEnd = text.DottedEnd(at);
        var name = queries.DottedName(at);
        return text.IsSymbol(nameEnd, "(")
            ? (Function(nameEnd, end, name[^1], scope, context), [name[^1]], BehindOrdinality(text.Skip(nameEnd, end)))
            : (queries.Table(name, context), name, nameEnd);
    }

    private (TracedRelation? Relation, IReadOnlyList<string> Name, int End) Bracket(int at, int end, QueryScope scope, QueryContext context)
    {
        var close = Math.Min(end, text.Closer(at));
        if (queries.IsQuery(at + 1, close))
            return (queries.Query(at + 1, close, context.Inside(scope)), [], close + 1);
        if (Alias(close + 1, end).Name is null)
        {
            Read(at + 1, close, scope, context.Inside(context.Outer));
            return (null, [], close + 1);
        }

        var inner = new QueryScope(context.Outer, budget);
        Read(at + 1, close, inner, context.Inside(context.Outer));
        return (inner.Star(null), [], close + 1);
    }

    private TracedRelation Function(int open, int end, string name, QueryScope scope, QueryContext context)
    {
        var arguments = queries.Expressions.Trace(open + 1, Math.Min(end, text.Closer(open)), scope, context) with { IsDirect = false };
        var alias = Alias(BehindOrdinality(text.Skip(open, end)), end);
        if (arguments.Sources.Count == 0)
            arguments = arguments with { IsUnknown = true };
        return new TracedRelation(alias.Columns.Count > 0 ? [] : [new TracedColumn(alias.Name ?? name, arguments)], isComplete: false) { Rest = _ => arguments };
    }

    private int BehindOrdinality(int at) => text.IsWord(at, "with") && text.IsWord(at + 1, "ordinality") ? at + 2 : at;

    private (int End, TracedRelation Relation) BehindPivots(int at, int end, TracedRelation relation)
    {
        while (at < end && (text.IsWord(at, "pivot") || text.IsWord(at, "unpivot")))
        {
            relation = TracedRelation.Unknown;
            while (at < end && !text.IsSymbol(at, "("))
                at++;
            at = text.Skip(at, end);
        }

        return (at, relation);
    }

    private (string? Name, IReadOnlyList<string> Columns, int End) Alias(int at, int end)
    {
        if (text.IsWord(at, "as"))
            at++;
        if (at >= end || !text.IsName(at) || text.IsAnyWord(at, SqlWords.NoAliases))
            return (null, [], at);
        return text.IsSymbol(at + 1, "(") ? (text.Name(at), queries.Names(at + 1), text.Skip(at + 1, end)) : (text.Name(at), [], at + 1);
    }
}
