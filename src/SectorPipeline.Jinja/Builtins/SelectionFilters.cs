using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>map, select, reject and their variants for attributes; all are lazy.</summary>
internal static class SelectionFilters
{
    public static void AddTo(FunctionTable table)
    {
        table.Add("map", ["*args", "**kwargs"], Map);
        table.Add("select", ["*args", "**kwargs"], a => Select(a, isKept: true));
        table.Add("reject", ["*args", "**kwargs"], a => Select(a, isKept: false));
        table.Add("selectattr", ["*args", "**kwargs"], a => SelectAttribute(a, isKept: true));
        table.Add("rejectattr", ["*args", "**kwargs"], a => SelectAttribute(a, isKept: false));
    }

    private static LazySequence Map(Bound a) => new(Mapped(a));

    private static IEnumerable<object?> Mapped(Bound a)
    {
        var map = Mapping(a);
        foreach (var item in Items(a))
            yield return map(item);
    }

    // As in Jinja2, none and whatever else counts as false has no items.
    private static IEnumerable<object?> Items(Bound a) => Truth.Of(a[0]) ? Iteration.Of(a[0]) : [];

    private static Func<object?, object?> Mapping(Bound a)
    {
        var attribute = a.Named.FirstOrDefault(named => named.Key == "attribute");
        if (a.Rest.Count == 0 && attribute.Key is not null)
            return ByAttribute(a, attribute.Value);
        if (a.Rest.Count == 0)
            throw Fault.FilterArgument("map needs the name of a filter or attribute='…'.");
        var filter = a.State.Evaluator.FilterNamed(PythonText.Str(a.Rest[0]));
        return item => filter.Call(new JinjaArguments([item, .. a.Rest.Skip(1)], a.Named, a.State));
    }

    private static Func<object?, object?> ByAttribute(Bound a, object? attribute)
    {
        var other = a.Named.FirstOrDefault(named => named.Key is not ("attribute" or "default")).Key;
        if (other is not null)
            throw Fault.FilterArgument($"map has no argument '{other}'.");
        var fallback = a.Named.FirstOrDefault(named => named.Key == "default");
        return AttributeGetter.For(attribute, a.State, fallback.Value, fallback.Key is not null);
    }

    private static LazySequence Select(Bound a, bool isKept) => new(Selected(a, () => Condition(a, 0), item => item, isKept));

    private static LazySequence SelectAttribute(Bound a, bool isKept)
    {
        if (a.Rest.Count == 0)
            throw Fault.FilterArgument("the name of an attribute is missing.");
        return new LazySequence(Selected(a, () => Condition(a, 1), AttributeGetter.For(a.Rest[0], a.State), isKept));
    }

    private static IEnumerable<object?> Selected(Bound a, Func<Func<object?, bool>> condition, Func<object?, object?> value, bool isKept)
    {
        var holds = condition();
        foreach (var item in Items(a))
        {
            if (holds(value(item)) == isKept)
                yield return item;
        }
    }

    private static Func<object?, bool> Condition(Bound a, int position)
    {
        if (a.Rest.Count <= position)
            return Truth.Of;
        var test = a.State.Evaluator.TestNamed(PythonText.Str(a.Rest[position]));
        return item => Truth.Of(test.Call(new JinjaArguments([item, .. a.Rest.Skip(position + 1)], a.Named, a.State)));
    }
}
