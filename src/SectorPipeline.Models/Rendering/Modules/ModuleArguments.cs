using System.Globalization;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Arguments as the functions of Python's modules take them.</summary>
internal static class ModuleArguments
{
    public static int Integer(this JinjaArguments arguments, int position, string name, int? fallback = null)
    {
        if (fallback is { } value && !arguments.TryGet(position, name, out _))
            return value;
        return arguments.Required(position, name) switch
        {
            long number => (int)Math.Clamp(number, int.MinValue, int.MaxValue),
            bool flag => flag ? 1 : 0,
            var other => throw Wrong(name, "an integer", other),
        };
    }

    public static double Number(this JinjaArguments arguments, int position, string name) =>
        arguments.Optional(position, name, 0L) switch
        {
            long or double or bool or decimal => Convert.ToDouble(arguments.Optional(position, name, 0L), CultureInfo.InvariantCulture),
            var other => throw Wrong(name, "a number", other),
        };

    public static T Value<T>(this JinjaArguments arguments, int position, string name, string expected) =>
        arguments.Required(position, name) is T value ? value : throw Wrong(name, expected, arguments.Required(position, name));

    /// <summary>Calls a macro or function that a template passed.</summary>
    public static object? Invoke(this JinjaArguments arguments, object? function, params IReadOnlyList<object?> values) =>
        function is IJinjaCallable callable
            ? callable.Call(arguments.With(values, []))
            : throw Wrong("function", "a macro or function", function);

    public static JinjaFaultException Wrong(string name, string expected, object? value) =>
        new(JinjaErrorKind.Type, $"the argument '{name}' must be {expected}, not {JinjaValue.TypeName(value)}");
}
