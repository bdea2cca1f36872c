using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>itertools.groupby: runs of neighbours with the same key.</summary>
internal static class Grouping
{
    public static IEnumerable<object?> By(JinjaArguments arguments)
    {
        var key = arguments.Optional(1, "key") as IJinjaCallable;
        var group = new List<object?>();
        object? current = null;
        foreach (var item in JinjaValue.Items(arguments.Required(0, "iterable")))
        {
            var own = key is null ? item : key.Call(arguments.With([item], []));
            if (group.Count > 0 && !JinjaValue.AreEqual(own, current))
            {
                yield return new JinjaTuple(current, group);
                group = [];
            }

            current = own;
            group.Add(item);
        }

        if (group.Count > 0)
            yield return new JinjaTuple(current, group);
    }
}
