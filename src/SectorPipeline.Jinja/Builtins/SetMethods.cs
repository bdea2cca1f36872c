using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>The methods of set.</summary>
internal static class SetMethods
{
    public static readonly MethodTable<JinjaSet> Table = Create();

    private static MethodTable<JinjaSet> Create()
    {
        var table = new MethodTable<JinjaSet>();
        table.Add("add", ["item"], (set, a) => Done(() => set.Add(a[0])));
        table.Add("discard", ["item"], (set, a) => Done(() => set.Remove(a[0])));
        table.Add("remove", ["item"], (set, a) => set.Remove(a[0]) ? null : throw Fault.Key(a[0]));
        table.Add("clear", set => Done(set.Clear));
        table.Add("copy", set => new JinjaSet(set.Items));
        table.Add("update", ["*others"], (set, a) => Done(() => Update(set, a)));
        table.Add("union", ["*others"], (set, a) => Combined(set, a, (left, right) => left.Union(right.Items)));
        table.Add("intersection", ["*others"], (set, a) => Combined(set, a, (left, right) => left.Intersect(right)));
        table.Add("difference", ["*others"], (set, a) => Combined(set, a, (left, right) => left.Except(right)));
        table.Add("symmetric_difference", ["other"], (set, a) => set.Except(Set(a[0])).Union(Set(a[0]).Except(set).Items));
        table.Add("issubset", ["other"], (set, a) => set.IsSubsetOf(Set(a[0])));
        table.Add("issuperset", ["other"], (set, a) => Set(a[0]).IsSubsetOf(set));
        table.Add("isdisjoint", ["other"], (set, a) => set.Intersect(Set(a[0])).Count == 0);
        return table;
    }

    private static object? Done(Action action)
    {
        action();
        return null;
    }

    private static void Update(JinjaSet set, Bound arguments)
    {
        foreach (var item in arguments.Rest.SelectMany(Iteration.Of))
            set.Add(item);
    }

    private static JinjaSet Combined(JinjaSet set, Bound arguments, Func<JinjaSet, JinjaSet, JinjaSet> combine) =>
        arguments.Rest.Aggregate(new JinjaSet(set.Items), (left, right) => combine(left, Set(right)));

    private static JinjaSet Set(object? value) => value as JinjaSet ?? new JinjaSet(Iteration.Of(value));
}
