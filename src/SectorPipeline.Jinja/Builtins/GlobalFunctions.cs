using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>range, dict, namespace, cycler and joiner.</summary>
internal static class GlobalFunctions
{
    public static readonly JinjaFunction Range = Function("range", ["start", "stop?", "step?"], MakeRange);

    public static readonly JinjaFunction Dict = Function("dict", ["source?", "**names"], MakeDict);

    public static readonly JinjaFunction Namespace = Function("namespace", ["source?", "**names"], a => new Namespace(MakeDict(a)));

    public static readonly JinjaFunction Cycler = Function("cycler", ["*items"], a => a.Rest.Count == 0
        ? throw Fault.Type("at least one item has to be provided")
        : new Cycler(a.Rest));

    public static readonly JinjaFunction Joiner = Function("joiner", ["sep?"], a => new Joiner(a.Or(0, ", ")));

    private static JinjaFunction Function(string name, string[] parameters, Func<Bound, object?> call)
    {
        var signature = new Signature(name, parameters);
        return new JinjaFunction(name, arguments => call(signature.Bind(arguments)));
    }

    private static PythonRange MakeRange(Bound a)
    {
        var first = Numbers.ToIndex(a[0]);
        var (start, stop) = a.Has(1) ? (first, Numbers.ToIndex(a[1])) : (0, first);
        var step = a.Has(2) ? Numbers.ToIndex(a[2]) : 1;
        if (step == 0)
            throw Fault.Value("the step of a range must not be zero");
        var range = new PythonRange(start, stop, step);
        var limit = a.State.Options.MaxRange;
        return range.Count > limit
            ? throw Fault.Overflow($"a range of {range.Count} numbers is larger than the {limit} allowed")
            : range;
    }

    private static JinjaDict MakeDict(Bound a) => DictMethods.Fill(new JinjaDict(), a[0], a.Named);
}
