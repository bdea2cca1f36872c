using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>sort, dictsort, groupby, unique, min and max.</summary>
internal static class OrderFilters
{
    public static void AddTo(FunctionTable table)
    {
        table.Add("sort", ["reverse?", "case_sensitive?", "attribute?"], Sort);
        table.Add("dictsort", ["case_sensitive?", "by?", "reverse?"], SortDict);
        table.Add("groupby", ["attribute", "default?", "case_sensitive?"], GroupBy);
        table.Add("unique", ["case_sensitive?", "attribute?"], a => new LazySequence(Unique(a)));
        table.Add("min", ["case_sensitive?", "attribute?"], a => Extreme(a, -1));
        table.Add("max", ["case_sensitive?", "attribute?"], a => Extreme(a, 1));
    }

    private static List<object?> Sort(Bound a)
    {
        var key = Sorting.Key(AttributeGetter.ForMany(a[3], a.State), a.Flag(2));
        return Sorting.Sorted(Iteration.Of(a[0]), key, a.Flag(1));
    }

    private static List<object?> SortDict(Bound a)
    {
        var position = a.Text(2, "key") switch
        {
            "key" => 0,
            "value" => 1,
            _ => throw Fault.FilterArgument("dictsort can only sort by 'key' or 'value'."),
        };
        if (a[0] is not JinjaDict dict)
            throw a[0] is JinjaUndefined undefined ? undefined.Fault() : Fault.Type($"dictsort needs a dict, not {TypeNames.Of(a[0])}");
        var key = Sorting.Key(item => ((JinjaTuple)item!)[position], a.Flag(1));
        return Sorting.Sorted(new DictView(dict, DictViewKind.Items).Items, key, a.Flag(3));
    }

    private static List<object?> GroupBy(Bound a)
    {
        var value = AttributeGetter.For(a[1], a.State, a[2], a[2] is not null);
        var key = Sorting.Key(value, a.Flag(3));
        var groups = new List<object?>();
        List<object?>? members = null;
        object? current = null;
        foreach (var item in Sorting.Sorted(Iteration.Of(a[0]), key, isReversed: false))
        {
            var itemKey = key(item);
            if (members is null || !Equality.AreEqual(current, itemKey))
            {
                (members, current) = ([], itemKey);
                groups.Add(new GroupTuple(value(item), members));
            }

            members.Add(item);
        }

        return groups;
    }

    private static IEnumerable<object?> Unique(Bound a)
    {
        var key = Sorting.Key(AttributeGetter.For(a[2], a.State), a.Flag(1));
        var seen = new JinjaDict();
        foreach (var item in Iteration.Of(a[0]))
        {
            var itemKey = key(item);
            if (seen.Contains(itemKey))
                continue;
            seen[itemKey] = null;
            yield return item;
        }
    }

    private static object? Extreme(Bound a, int sign)
    {
        var key = Sorting.Key(AttributeGetter.For(a[2], a.State), a.Flag(1));
        var isEmpty = true;
        object? best = null;
        foreach (var item in Iteration.Of(a[0]))
        {
            if (isEmpty || Ordering.Compare(key(item), key(best), sign < 0 ? "<" : ">") * sign > 0)
                best = item;
            isEmpty = false;
        }

        return isEmpty ? a.State.Undefined("there is no item, the sequence is empty") : best;
    }
}
