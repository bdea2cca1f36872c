using System.Numerics;
using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>Attributes of Python's own types; nothing of .NET's is reachable.</summary>
internal static class Methods
{
    /// <summary>A bound method or an attribute's value; null when the type has none of the name.</summary>
    public static object? Find(object? target, string name)
    {
        if (target is null or IJinjaCallable)
            return null;
        if (MomentMethods.TryAttribute(target, name, out var attribute) || GroupTuple.TryAttribute(target, name, out attribute))
            return attribute;
        return FindMethod(target, name) is { } method ? new BoundMethod(target, method) : null;
    }

    public static IEnumerable<string> Names(object? target) => target switch
    {
        string or JinjaMarkup => StringMethods.Table,
        List<object?> => ListMethods.Table,
        JinjaDict => DictMethods.Table,
        JinjaTuple => TupleMethods.Table,
        JinjaSet => SetMethods.Table,
        DateOnly or TimeOnly or DateTime or DateTimeOffset or TimeSpan => MomentMethods.Names,
        _ => [],
    };

    private static Method? FindMethod(object target, string name) => target switch
    {
        string => StringMethods.Table.Find(name),
        JinjaMarkup => MarkupMethods.Find(name),
        List<object?> => ListMethods.Table.Find(name),
        JinjaDict => DictMethods.Table.Find(name),
        JinjaTuple => TupleMethods.Table.Find(name),
        JinjaSet => SetMethods.Table.Find(name),
        double => NumberMethods.Floats.Find(name),
        long or bool or BigInteger => NumberMethods.Integers.Find(name),
        DateOnly or TimeOnly or DateTime or DateTimeOffset or TimeSpan => MomentMethods.Table.Find(name),
        _ => null,
    };
}
