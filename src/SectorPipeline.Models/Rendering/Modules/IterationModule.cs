using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Python's itertools. What it makes can be iterated again and ends with an error when it grows without bound.</summary>
internal static class IterationModule
{
    public static ModuleMembers Create()
    {
        var module = new ModuleMembers("itertools");
        AddCombinations(module);
        AddEndless(module);
        AddFilters(module);
        module.AddValue("chain", () => Chain);
        module.Add("zip_longest", arguments => Sequence(ZipLongest(arguments)));
        module.Add("islice", arguments => Sequence(Slice(arguments)));
        module.Add("accumulate", arguments => Sequence(Accumulate(arguments)));
        module.Add("groupby", arguments => Sequence(GroupBy(arguments)));
        module.Add("pairwise", arguments => Sequence(Items(arguments, 0).Zip(Items(arguments, 0).Skip(1), object? (a, b) => new JinjaTuple(a, b))));
        return module;
    }

    private static ModuleMembers Chain
    {
        get
        {
            var chain = new ModuleMembers("itertools.chain", arguments => Sequence(arguments.Positional.SelectMany(JinjaValue.Items)));
            chain.Add("from_iterable", arguments => Sequence(Items(arguments, 0).SelectMany(JinjaValue.Items)));
            return chain;
        }
    }

    private static void AddCombinations(ModuleMembers module)
    {
        module.Add("product", arguments => Sequence(Combinations.Product(
            Enumerable.Repeat(arguments.Positional.Select(List), Repeat(arguments)).SelectMany(pools => pools).ToList())));
        module.Add("permutations", arguments => Picked(arguments, Combinations.Permutations));
        module.Add("combinations", arguments => Picked(arguments, (count, size) => Combinations.Choose(count, size, repeat: false)));
        module.Add("combinations_with_replacement", arguments => Picked(arguments, (count, size) => Combinations.Choose(count, size, repeat: true)));
    }

    private static void AddEndless(ModuleMembers module)
    {
        module.Add("count", arguments => Sequence(Count(arguments.Optional(0, "start", 0L), arguments.Optional(1, "step", 1L))));
        module.Add("cycle", arguments => Sequence(Cycle(List(arguments.Required(0, "iterable")))));
        module.Add("repeat", arguments => Sequence(Enumerable.Repeat(arguments.Required(0, "object"), Math.Max(0, arguments.Integer(1, "times", int.MaxValue)))));
    }

    private static void AddFilters(ModuleMembers module)
    {
        module.Add("takewhile", arguments => Sequence(Items(arguments, 1).TakeWhile(item => Holds(arguments, item))));
        module.Add("dropwhile", arguments => Sequence(Items(arguments, 1).SkipWhile(item => Holds(arguments, item))));
        module.Add("filterfalse", arguments => Sequence(Items(arguments, 1).Where(item => !Holds(arguments, item))));
        module.Add("compress", arguments => Sequence(Items(arguments, 0).Zip(Items(arguments, 1)).Where(pair => JinjaValue.IsTrue(pair.Second)).Select(pair => pair.First)));
        module.Add("starmap", arguments => Sequence(Items(arguments, 1).Select(item => arguments.Invoke(arguments.Positional[0], List(item)))));
    }

    private static SequenceValue Picked(JinjaArguments arguments, Func<int, int, IEnumerable<int[]>> choose)
    {
        var pool = List(arguments.Required(0, "iterable"));
        var size = arguments.Optional(1, "r") is null ? pool.Count : arguments.Integer(1, "r");
        if (size < 0)
            throw new JinjaFaultException(JinjaErrorKind.Value, "r must be non-negative");
        return Sequence(choose(pool.Count, size).Select(object? (indexes) => new JinjaTuple(indexes.Select(index => pool[index]).ToList())));
    }

    private static int Repeat(JinjaArguments arguments) => arguments.TryGet("repeat", out var times)
        ? times is long and >= 0 and <= 64 ? (int)(long)times : throw ModuleArguments.Wrong("repeat", "an integer of at most 64", times)
        : 1;

    private static IEnumerable<object?> Count(object? start, object? step)
    {
        if (start is long first && step is long by)
        {
            for (var number = first; ; number += by)
                yield return number;
        }

        var (from, distance) = (Convert.ToDouble(start, null), Convert.ToDouble(step, null));
        for (var i = 0L; ; i++)
            yield return from + i * distance;
    }

    private static IEnumerable<object?> Cycle(List<object?> items)
    {
        while (items.Count > 0)
        {
            foreach (var item in items)
                yield return item;
        }
    }

    private static IEnumerable<object?> ZipLongest(JinjaArguments arguments)
    {
        arguments.TryGet("fillvalue", out var fill);
        var lists = arguments.Positional.Select(List).ToList();
        var length = lists.Count == 0 ? 0 : lists.Max(list => list.Count);
        for (var i = 0; i < length; i++)
            yield return new JinjaTuple(lists.Select(list => i < list.Count ? list[i] : fill).ToList());
    }

    private static IEnumerable<object?> Slice(JinjaArguments arguments)
    {
        var hasStart = arguments.Positional.Count > 2;
        var start = hasStart && arguments.Positional[1] is not null ? arguments.Integer(1, "start") : 0;
        var stopAt = hasStart ? 2 : 1;
        var stop = arguments.Required(stopAt, "stop") is null ? int.MaxValue : arguments.Integer(stopAt, "stop");
        var step = arguments.Integer(3, "step", 1);
        if (start < 0 || stop < 0 || step < 1)
            throw new JinjaFaultException(JinjaErrorKind.Value, "islice takes no negative numbers");
        return Items(arguments, 0).Take(stop).Skip(start).Where((_, index) => index % step == 0);
    }

    private static IEnumerable<object?> Accumulate(JinjaArguments arguments)
    {
        var function = arguments.Optional(1, "func");
        var hasTotal = arguments.TryGet("initial", out var total);
        if (hasTotal)
            yield return total;
        foreach (var item in Items(arguments, 0))
        {
            if (!hasTotal)
                total = item;
            else
                total = function is null ? arguments.Sum(total, item) : arguments.Invoke(function, total, item);
            hasTotal = true;
            yield return total;
        }
    }

    private static IEnumerable<object?> GroupBy(JinjaArguments arguments)
    {
        var function = arguments.Optional(1, "key");
        List<object?>? group = null;
        object? current = null;
        foreach (var item in Items(arguments, 0))
        {
            var key = function is null ? item : arguments.Invoke(function, item);
            if (group is not null && JinjaValue.AreEqual(key, current))
            {
                group.Add(item);
                continue;
            }

            if (group is not null)
                yield return new JinjaTuple(current, group);
            (current, group) = (key, [item]);
        }

        if (group is not null)
            yield return new JinjaTuple(current, group);
    }

    private static bool Holds(JinjaArguments arguments, object? item) =>
        JinjaValue.IsTrue(arguments.Positional[0] is null ? item : arguments.Invoke(arguments.Positional[0], item));

    private static IEnumerable<object?> Items(JinjaArguments arguments, int position) => JinjaValue.Items(arguments.Required(position, "iterable"));

    private static List<object?> List(object? items) => Sequence(JinjaValue.Items(items)).Items.ToList();

    private static SequenceValue Sequence(IEnumerable<object?> items) => new(items);
}
