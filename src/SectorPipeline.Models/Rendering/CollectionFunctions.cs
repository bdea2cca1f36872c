using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>dbt's <c>set</c> and <c>zip</c>: with a default for what cannot be iterated, or strict.</summary>
internal static class CollectionFunctions
{
    public static object? Set(JinjaArguments arguments) => Try(() => StrictSet(arguments), arguments.Optional(1, "default"));

    public static JinjaSet StrictSet(JinjaArguments arguments) => new(JinjaValue.Items(arguments.Required(0, "value")));

    public static object? Zip(JinjaArguments arguments) =>
        Try(() => StrictZip(arguments), arguments.TryGet("default", out var fallback) ? fallback : null);

    public static List<object?> StrictZip(JinjaArguments arguments)
    {
        var columns = arguments.Positional.Select(values => JinjaValue.Items(values).ToList()).ToList();
        var length = columns.Count == 0 ? 0 : columns.Min(column => column.Count);
        return [.. Enumerable.Range(0, length).Select(row => new JinjaTuple([.. columns.Select(column => column[row])]))];
    }

    private static object? Try(Func<object?> make, object? fallback)
    {
        try
        {
            return make();
        }
        catch (JinjaFaultException failure) when (failure.Kind == JinjaErrorKind.Type)
        {
            return fallback;
        }
    }
}
