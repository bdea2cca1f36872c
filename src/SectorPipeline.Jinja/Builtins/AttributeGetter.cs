using System.Globalization;
using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>The argument <c>attribute</c> of filters: a name, a path with dots, an index, or several with commas.</summary>
internal static class AttributeGetter
{
    /// <summary>None gives the item itself.</summary>
    public static Func<object?, object?> For(object? attribute, RenderState state, object? fallback = null, bool hasFallback = false)
    {
        if (attribute is null)
            return item => item;
        var parts = Parts(attribute);
        var access = new Access(state);
        return item =>
        {
            foreach (var part in parts)
            {
                item = access.Item(item, part);
                if (hasFallback && item is JinjaUndefined)
                    item = fallback;
            }

            return item;
        };
    }

    /// <summary>One value per comma.</summary>
    public static Func<object?, object?> ForMany(object? attribute, RenderState state)
    {
        if (!PythonStrings.TryGet(attribute, out var text) || !text.Contains(',', StringComparison.Ordinal))
            return For(attribute, state);
        var getters = text.Split(',').Select(part => For(part, state)).ToList();
        return item => new JinjaTuple(getters.Select(getter => getter(item)).ToList());
    }

    private static object?[] Parts(object attribute) => PythonStrings.TryGet(attribute, out var text)
        ? Array.ConvertAll(text.Split('.'), Part)
        : [attribute];

    private static object? Part(string part) =>
        long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : part;
}
