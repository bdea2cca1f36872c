namespace SectorPipeline.Models;

/// <summary>The relations that the expressions of one SELECT may name; those of the query around it come after.</summary>
internal sealed class QueryScope(QueryScope? outer, TracingBudget budget)
{
    private readonly List<(IReadOnlyList<string> Name, TracedRelation Relation)> relations = [];
    private readonly Dictionary<string, TracedRelation> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, TracedValue> merged = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, TracedValue> aliases = new(StringComparer.OrdinalIgnoreCase);
    private HashSet<string>? allNames;

    /// <summary>Adds a relation under its alias, or under its own dotted name.</summary>
    public void Add(IReadOnlyList<string> name, TracedRelation relation)
    {
        relations.Add((name, relation));
        if (name.Count > 0)
            byName.TryAdd(name[^1], relation);
    }

    /// <summary>Adds a relation that conditions may name but stars do not show.</summary>
    public void AddHidden(IReadOnlyList<string> name, TracedRelation relation)
    {
        if (name.Count > 0)
            byName.TryAdd(name[^1], relation);
    }

    /// <summary>Joins the newest relation on equal columns, of which one remains.</summary>
    public void MergeColumns(IEnumerable<string> names, bool keepsLeft, bool keepsRight)
    {
        foreach (var name in names)
        {
            var left = Known(name, relations.Count - 1);
            var right = relations.Count > 0 ? relations[^1].Relation.Find(name) ?? relations[^1].Relation.Guess(name) : null;
            if (left is not null && right is not null && keepsLeft && keepsRight)
                merged[name] = TracedValue.Either([left, right], budget);
            else if ((keepsLeft ? left ?? right : right ?? left) is { } value)
                merged[name] = value;
        }
    }

    /// <summary>The columns that the newest relation has in common with those before it.</summary>
    public IReadOnlyList<string> CommonColumns()
    {
        if (relations.Count == 0 || !budget.Spend(relations[^1].Relation.Columns.Count * relations.Count))
            return [];
        return [.. relations[^1].Relation.Columns.Select(column => column.Name).Where(name => relations.SkipLast(1).Any(relation => relation.Relation.Find(name) is not null))];
    }

    /// <summary>Lets later items of the select list read this one.</summary>
    public void AddAlias(string name, TracedValue value) => aliases.TryAdd(name, value);

    /// <summary>The value of a dotted name, or null if it is none of the columns here.</summary>
    public TracedValue? Find(IReadOnlyList<string> name, bool mayGuess)
    {
        for (var i = Math.Min(name.Count - 2, 2); i >= 0; i--)
        {
            if (FindRelation(name[i]) is { } relation)
                return relation.Find(name[i + 1]) ?? relation.Guess(name[i + 1]) ?? TracedValue.Unknown;
        }

        return FindColumn(name[0], mayGuess) ?? (name.Count == 1 ? WholeRow(name[0]) : null);
    }

    /// <summary>What a star stands for; <paramref name="relation"/> is the name before its dot.</summary>
    public TracedRelation Star(string? relation)
    {
        if (relation is not null)
            return FindRelation(relation) ?? TracedRelation.Unknown;
        if (relations is [var only] && merged.Count == 0)
            return only.Relation;
        return new TracedRelation(AllColumns(), relations.TrueForAll(one => one.Relation.IsComplete)) { Rest = Rest() };
    }

    private Func<string, TracedValue> Rest() => name => GuessColumn(name) ?? TracedValue.Unknown;

    private List<TracedColumn> AllColumns()
    {
        var result = new List<TracedColumn>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in relations.Where(one => budget.Spend(one.Relation.Columns.Count)).SelectMany(one => one.Relation.Columns))
        {
            if (!merged.TryGetValue(column.Name, out var value))
                result.Add(column);
            else if (seen.Add(column.Name))
                result.Add(column with { Value = value });
        }

        return result;
    }

    private TracedRelation? FindRelation(string name) =>
        byName.TryGetValue(name, out var relation) ? relation : outer?.FindRelation(name);

    private TracedValue? FindColumn(string name, bool mayGuess) =>
        FindKnown(name) ?? (mayGuess ? GuessColumn(name) : null);

    private TracedValue? FindKnown(string name)
    {
        if (merged.TryGetValue(name, out var value) || (Mentions(name) && (value = Known(name, relations.Count)) is not null))
            return value;
        return aliases.TryGetValue(name, out value) ? value : outer?.FindKnown(name);
    }

    private bool Mentions(string name)
    {
        if (relations.Count < 8)
            return true;
        if (allNames is null && budget.Spend(relations.Sum(one => one.Relation.Columns.Count)))
            allNames = relations.SelectMany(one => one.Relation.Columns).Select(column => column.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return allNames?.Contains(name) ?? false;
    }

    private TracedValue? Known(string name, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (relations[i].Relation.Find(name) is { } value)
                return value;
        }

        _ = budget.Spend(count);
        return null;
    }

    // A name that no relation is known to have is the column of the only one whose columns are not all known.
    private TracedValue? GuessColumn(string name)
    {
        _ = budget.Spend(relations.Count);
        TracedRelation? open = null;
        foreach (var (_, relation) in relations)
        {
            if (!relation.IsComplete && open is not null)
                return TracedValue.Unknown;
            if (!relation.IsComplete)
                open = relation;
        }

        return open is not null ? open.Guess(name) : outer?.GuessColumn(name);
    }

    private TracedValue? WholeRow(string name) =>
        FindRelation(name) is { } relation ? TracedValue.Merge([.. relation.Columns.Select(column => column.Value)], budget) : null;
}
