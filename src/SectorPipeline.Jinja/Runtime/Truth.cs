using System.Numerics;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>Python's bool().</summary>
internal static class Truth
{
    public static bool Of(object? value) => value switch
    {
        null => false,
        bool flag => flag,
        string text => text.Length > 0,
        long number => number != 0,
        double number => number != 0,
        List<object?> list => list.Count > 0,
        JinjaDict dict => dict.Count > 0,
        JinjaUndefined undefined => undefined.Touch() is null,
        JinjaTuple tuple => tuple.Count > 0,
        JinjaMarkup markup => markup.Text.Length > 0,
        BigInteger number => !number.IsZero,
        decimal number => number != 0,
        PythonRange range => range.Count > 0,
        DictView view => view.Count > 0,
        IJinjaOperand operand => operand.IsTrue,
        TimeSpan span => span != TimeSpan.Zero,
        IJinjaSequence { Length: { } length } => length > 0,
        _ => HostValues.Wrap(value) is var wrapped && (ReferenceEquals(wrapped, value) || Of(wrapped)),
    };
}
