using System.Numerics;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>Python's names of the types of values.</summary>
internal static class TypeNames
{
    public static string Of(object? value) => value switch
    {
        null => "NoneType",
        bool => "bool",
        long or BigInteger => "int",
        double => "float",
        string => "str",
        decimal => "Decimal",
        List<object?> => "list",
        JinjaTuple => "tuple",
        JinjaDict => "dict",
        JinjaMarkup => "Markup",
        JinjaUndefined => "Undefined",
        PythonRange => "range",
        JinjaSet => "set",
        LazySequence => "generator",
        DictView view => view.TypeName,
        DateOnly => "date",
        DateTime or DateTimeOffset => "datetime",
        TimeOnly => "time",
        TimeSpan => "timedelta",
        IJinjaObject item => item.TypeName,
        IJinjaCallable => "function",
        _ => value.GetType().Name,
    };

    /// <summary>The type as messages about attributes call it.</summary>
    public static string Described(object? value) => value is null ? "None" : Of(value) + " object";
}
