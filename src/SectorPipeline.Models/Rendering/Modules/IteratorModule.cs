using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary><c>modules.itertools</c> in templates.</summary>
internal static class IteratorModule
{
    public static ModuleValue Create() => new("itertools", MemberTable.Of(
            ("product", arguments => Iterator(Combinatorics.Product(Repeated(arguments)))),
            ("permutations", arguments => Iterator(Combinatorics.Permutations(Pool(arguments), Length(arguments, Pool(arguments).Count)))),
            ("combinations", arguments => Iterator(Combinatorics.Combinations(Pool(arguments), arguments.Whole(1, "r"), repeats: false))),
            ("combinations_with_replacement", arguments => Iterator(Combinatorics.Combinations(Pool(arguments), arguments.Whole(1, "r"), repeats: true))),
            ("zip_longest", arguments => Iterator(ZipLongest(arguments))),
            ("islice", arguments => Iterator(Slice(arguments))),
            ("accumulate", arguments => Iterator(Accumulate(arguments))),
            ("groupby", arguments => Iterator(Grouping.By(arguments))),
            ("pairwise", arguments => Iterator(Items(arguments, 0).Zip(Items(arguments, 0).Skip(1), (a, b) => (object?)new JinjaTuple(a, b)))),
            ("repeat", arguments => Iterator(Repeat(arguments))),
            ("count", arguments => Iterator(Count(arguments))),
            ("cycle", arguments => Iterator(Cycle(Pool(arguments)))),
            ("starmap", arguments => Iterator(Items(arguments, 1).Select(item => Function(arguments, 0).Call(arguments.With([.. JinjaValue.Items(item)], []))))),
            ("takewhile", arguments => Iterator(Items(arguments, 1).TakeWhile(Predicate(arguments)))),
            ("dropwhile", arguments => Iterator(Items(arguments, 1).SkipWhile(Predicate(arguments)))),
            ("filterfalse", arguments => Iterator(Items(arguments, 1).Where(item => !Predicate(arguments)(item)))),
            ("compress", arguments => Iterator(Items(arguments, 0).Zip(Items(arguments, 1)).Where(pair => JinjaValue.IsTrue(pair.Second)).Select(pair => pair.First))))
        .With("chain", new ClassValue("itertools.chain", Chain, MemberTable.Of(
            ("from_iterable", arguments => Iterator(Items(arguments, 0).SelectMany(JinjaValue.Items)))))));

    private static IteratorValue Iterator(IEnumerable<object?> items) => new(items);

    private static IteratorValue Chain(JinjaArguments arguments) => Iterator(arguments.Positional.SelectMany(JinjaValue.Items));

    private static IEnumerable<object?> Items(JinjaArguments arguments, int position) => JinjaValue.Items(arguments.Required(position, "iterable"));

    private static List<object?> Pool(JinjaArguments arguments) => [.. Items(arguments, 0)];

    private static int Length(JinjaArguments arguments, int all) => arguments.Optional(1, "r") is null ? all : arguments.Whole(1, "r");

    private static IJinjaCallable Function(JinjaArguments arguments, int position) => arguments.Required(position, "function") as IJinjaCallable
        ?? throw new JinjaFaultException(JinjaErrorKind.Type, "the first argument must be a function.", " Pass a macro.");

    private static Func<object?, bool> Predicate(JinjaArguments arguments)
    {
        if (arguments.Required(0, "predicate") is null)
            return JinjaValue.IsTrue;
        var function = Function(arguments, 0);
        return item => JinjaValue.IsTrue(function.Call(arguments.With([item], [])));
    }

    private static List<List<object?>> Repeated(JinjaArguments arguments)
    {
        var pools = arguments.Positional.Select(pool => JinjaValue.Items(pool).ToList()).ToList();
        var times = arguments.TryGet("repeat", out var given) ? (int)TimeArguments.Number(given, "repeat") : 1;
        return [.. Enumerable.Repeat(pools, Math.Max(0, times)).SelectMany(all => all)];
    }

    private static IEnumerable<object?> ZipLongest(JinjaArguments arguments)
    {
        var fill = arguments.TryGet("fillvalue", out var given) ? given : null;
        var pools = arguments.Positional.Select(pool => JinjaValue.Items(pool).ToList()).ToList();
        var length = pools.Count == 0 ? 0 : pools.Max(pool => pool.Count);
        return Enumerable.Range(0, length).Select(i => (object?)new JinjaTuple([.. pools.Select(pool => i < pool.Count ? pool[i] : fill)]));
    }

    private static IEnumerable<object?> Slice(JinjaArguments arguments)
    {
        var (start, stop, step) = arguments.Positional.Count switch
        {
            <= 2 => (0, arguments.Optional(1, "stop") is null ? int.MaxValue : arguments.Whole(1, "stop"), 1),
            _ => (
                arguments.Positional[1] is null ? 0 : arguments.Whole(1, "start"),
                arguments.Positional[2] is null ? int.MaxValue : arguments.Whole(2, "stop"),
                arguments.Optional(3, "step") is null ? 1 : arguments.Whole(3, "step")),
        };
        return start < 0 || stop < 0 || step < 1
            ? throw TimeArguments.Fault("start and stop of islice must not be negative, and its step must be positive")
            : Items(arguments, 0).Take(stop).Skip(start).Where((_, i) => i % step == 0);
    }

    private static IEnumerable<object?> Accumulate(JinjaArguments arguments)
    {
        var function = arguments.Optional(1, "func") as IJinjaCallable;
        var isFirst = !arguments.TryGet("initial", out var total);
        if (!isFirst)
            yield return total;
        foreach (var item in Items(arguments, 0))
        {
            total = isFirst ? item : function is null ? Sum(total, item) : function.Call(arguments.With([total, item], []));
            isFirst = false;
            yield return total;
        }
    }

    private static object? Sum(object? left, object? right) => (JinjaValue.From(left), JinjaValue.From(right)) switch
    {
        (long a, long b) => a + b,
        (string a, string b) => a + b,
        (IJinjaOperand a, var b) when a.TryApply("+", b, true, out var sum) => sum,
        var (a, b) => TimeArguments.Number(a, "iterable") + TimeArguments.Number(b, "iterable"),
    };

    private static IEnumerable<object?> Repeat(JinjaArguments arguments)
    {
        var times = arguments.Optional(1, "times") is null ? int.MaxValue : arguments.Whole(1, "times");
        return Enumerable.Repeat(arguments.Required(0, "object"), Math.Max(0, times));
    }

    private static IEnumerable<object?> Count(JinjaArguments arguments)
    {
        var total = arguments.Optional(0, "start", 0L);
        for (var step = arguments.Optional(1, "step", 1L); ; total = Sum(total, step))
            yield return total;
    }

    private static IEnumerable<object?> Cycle(List<object?> items)
    {
        for (var i = 0; items.Count > 0; i = (i + 1) % items.Count)
            yield return items[i];
    }
}
