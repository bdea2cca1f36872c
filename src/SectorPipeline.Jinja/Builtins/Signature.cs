using SectorPipeline.Core;
using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>The parameters of a built-in: <c>name</c>, <c>name?</c> with a default, <c>*names</c> and <c>**names</c> last.</summary>
internal sealed class Signature
{
    private readonly string[] names;
    private readonly int required;
    private readonly bool takesMore;
    private readonly bool takesNames;

    public Signature(string name, params string[] parameters)
    {
        Name = name;
        takesMore = parameters.Any(parameter => parameter.StartsWith('*') && !parameter.StartsWith("**", StringComparison.Ordinal));
        takesNames = parameters.Any(parameter => parameter.StartsWith("**", StringComparison.Ordinal));
        var plain = parameters.Where(parameter => !parameter.StartsWith('*')).ToList();
        required = plain.Count(parameter => !parameter.EndsWith('?'));
        names = [.. plain.Select(parameter => parameter.TrimEnd('?'))];
    }

    public string Name { get; }

    public Bound Bind(JinjaArguments given)
    {
        var values = new object?[names.Length];
        Array.Fill(values, Bound.Missing);
        var positional = Math.Min(names.Length, given.Positional.Count);
        for (var i = 0; i < positional; i++)
            values[i] = given.Positional[i];
        var rest = given.Positional.Count > names.Length ? Rest(given) : [];
        var named = BindNames(given, values);
        for (var i = 0; i < required; i++)
        {
            if (ReferenceEquals(values[i], Bound.Missing))
                throw Fault.Type($"{Name} is missing its argument '{names[i]}'");
        }

        return new Bound(given, values, rest, named);
    }

    private List<object?> Rest(JinjaArguments given) => takesMore
        ? given.Positional.Skip(names.Length).ToList()
        : throw Fault.Type($"{Name} takes at most {names.Length} argument{(names.Length == 1 ? "" : "s")}, not {given.Positional.Count}");

    private List<KeyValuePair<string, object?>> BindNames(JinjaArguments given, object?[] values)
    {
        var others = new List<KeyValuePair<string, object?>>();
        foreach (var named in given.Named)
        {
            var index = Array.IndexOf(names, named.Key);
            if (index >= 0 && ReferenceEquals(values[index], Bound.Missing))
                values[index] = named.Value;
            else if (index >= 0)
                throw Fault.Type($"{Name} got two values for its argument '{named.Key}'");
            else if (takesNames)
                others.Add(named);
            else
                throw Fault.Type($"{Name} has no argument '{named.Key}'.", NearestName.Hint(named.Key, names));
        }

        return others;
    }
}
