using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>The methods of tuple.</summary>
internal static class TupleMethods
{
    public static readonly MethodTable<JinjaTuple> Table = Create();

    private static MethodTable<JinjaTuple> Create()
    {
        var table = new MethodTable<JinjaTuple>();
        table.Add("count", ["value"], (tuple, a) => (long)tuple.Count(item => Equality.AreEqual(item, a[0])));
        table.Add("index", ["value"], (tuple, a) => Index(tuple, a[0]));
        return table;
    }

    private static object Index(JinjaTuple tuple, object? value)
    {
        for (var i = 0; i < tuple.Count; i++)
        {
            if (Equality.AreEqual(tuple[i], value))
                return (long)i;
        }

        throw Fault.Value("the value is not in the tuple");
    }
}
