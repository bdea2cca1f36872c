using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>The arguments of a built-in, by the position of its parameter.</summary>
internal readonly record struct Bound(
    JinjaArguments Given,
    object?[] Values,
    IReadOnlyList<object?> Rest,
    IReadOnlyList<KeyValuePair<string, object?>> Named)
{
    public static readonly object Missing = new();

    /// <summary>The value; null when it was not given.</summary>
    public object? this[int index] => Has(index) ? Values[index] : null;

    public RenderState State => Given.State ?? throw new InvalidOperationException("A built-in was called outside of a template.");

    public bool Has(int index) => !ReferenceEquals(Values[index], Missing);

    public object? Or(int index, object? fallback) => Has(index) ? Values[index] : fallback;

    public bool Flag(int index, bool fallback = false) => Has(index) ? Truth.Of(Values[index]) : fallback;

    public int Int(int index, int fallback) =>
        Has(index) ? (int)Math.Clamp(Numbers.ToIndex(Values[index]), int.MinValue, int.MaxValue) : fallback;

    /// <summary>The value as str() prints it.</summary>
    public string Printed(int index, string fallback = "") => Has(index) ? PythonText.Str(Values[index]) : fallback;

    /// <summary>The value, which must be a string.</summary>
    public string Text(int index, string fallback = "")
    {
        if (!Has(index))
            return fallback;
        return PythonStrings.TryGet(Values[index], out var text)
            ? text
            : throw Fault.Type($"an argument must be a string, not {TypeNames.Of(Values[index])}");
    }
}
