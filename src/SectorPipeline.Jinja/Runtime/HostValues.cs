using System.Collections;
using System.Globalization;
using System.Numerics;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>Turns what a host gives into the values that templates know.</summary>
internal static class HostValues
{
    public static object? Wrap(object? value) => value switch
    {
        null or string or bool or long or double or List<object?> or JinjaDict or JinjaTuple => value,
        int number => (long)number,
        short or byte or sbyte or ushort or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ulong number => Numbers.Normalize(number),
        BigInteger number => Numbers.Normalize(number),
        float number => (double)number,
        char character => character.ToString(),
        Enum => value.ToString(),
        Guid guid => guid.ToString(),
        Uri uri => uri.ToString(),
        _ => WrapContainer(value),
    };

    /// <summary>Whether wrapping makes a copy, so that it is worth keeping.</summary>
    public static bool IsForeignContainer(object? value) =>
        value is IEnumerable and not (string or List<object?> or JinjaTuple or IJinjaObject or IJinjaCallable or IJinjaSequence or IJinjaItems);

    private static object? WrapContainer(object value) => value switch
    {
        IJinjaObject or IJinjaCallable or IJinjaSequence or IJinjaItems => value,
        IReadOnlyDictionary<string, object?> map => Copy(map.Select(item => ((object?)item.Key, item.Value))),
        IDictionary map => Copy(map.Cast<DictionaryEntry>().Select(item => ((object?)item.Key, item.Value))),
        IEnumerable<KeyValuePair<string, object?>> pairs => Copy(pairs.Select(item => ((object?)item.Key, item.Value))),
        IEnumerable<KeyValuePair<string, string>> pairs => Copy(pairs.Select(item => ((object?)item.Key, (object?)item.Value))),
        IEnumerable items => items.Cast<object?>().Select(Wrap).ToList(),
        _ => value,
    };

    private static JinjaDict Copy(IEnumerable<(object? Key, object? Value)> items)
    {
        var dict = new JinjaDict();
        foreach (var (key, value) in items)
            dict[Wrap(key)] = Wrap(value);
        return dict;
    }
}
