using SectorPipeline.Core;
using SectorPipeline.Jinja.Builtins;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>Attributes and items. An attribute is looked for before an item behind a dot, an item before an attribute in brackets.</summary>
internal sealed class Access(RenderState state)
{
    public object? Attribute(object? target, string name)
    {
        if (target is JinjaUndefined undefined)
            return undefined.IsPermissive ? undefined : throw undefined.Fault();
        if (IsUnsafe(target, name))
            return Unsafe(target, name);
        return TryMember(target, name, out var value) || TryItem(target, name, out value)
            ? state.Wrap(value)
            : Missing(target, name);
    }

    public object? Item(object? target, object? key)
    {
        if (target is JinjaUndefined undefined)
            return undefined.IsPermissive ? undefined : throw undefined.Fault();
        if (TryItem(target, key, out var value))
            return state.Wrap(value);
        if (!PythonStrings.TryGet(key, out var name))
            return MissingElement(target, key);
        if (IsUnsafe(target, name))
            return Unsafe(target, name);
        return TryMember(target, name, out value) ? state.Wrap(value) : Missing(target, name);
    }

    /// <summary>The attribute alone, without the items.</summary>
    public object? Member(object? target, string name)
    {
        if (IsUnsafe(target, name))
            return Unsafe(target, name);
        return TryMember(target, name, out var value) ? state.Wrap(value) : Missing(target, name);
    }

    private static bool TryMember(object? target, string name, out object? value)
    {
        if (target is IJinjaObject item && item.TryGetMember(name, out value))
            return true;
        value = Methods.Find(target, name);
        return value is not null;
    }

    private static bool TryItem(object? target, object? key, out object? value)
    {
        if (key is PythonSlice slice && Slicing.TrySlice(target, slice, out value))
            return true;
        switch (target)
        {
            case JinjaDict dict when key is not (List<object?> or JinjaDict or PythonSlice):
                return dict.TryGet(key, out value);
            case IJinjaItems items:
                return items.TryGetItem(key, out value);
            case List<object?> or JinjaTuple or string or JinjaMarkup or PythonRange when Numbers.IsInteger(key):
                return TryElement(target, Numbers.ToIndex(key), out value);
            default:
                value = null;
                return false;
        }
    }

    private static bool TryElement(object target, long index, out object? value)
    {
        var length = Iteration.Length(target) ?? 0;
        var at = index < 0 ? index + length : index;
        value = null;
        if (at < 0 || at >= length)
            return false;
        value = target switch
        {
            List<object?> list => list[(int)at],
            JinjaTuple tuple => tuple[(int)at],
            PythonRange range => range[at],
            JinjaMarkup markup => new JinjaMarkup(Character(markup.Text, at)),
            _ => Character((string)target, at),
        };
        return true;
    }

    private static string Character(string text, long at)
    {
        Slicing.TrySlice(text, new PythonSlice(at, at + 1, null), out var character);
        return (string?)character ?? "";
    }

    // What Python's own objects carry under such names leads out of the sandbox.
    private static bool IsUnsafe(object? target, string name) =>
        name.Length > 4 && name.StartsWith("__", StringComparison.Ordinal) && name.EndsWith("__", StringComparison.Ordinal)
        && !(target is JinjaDict dict && dict.Contains(name));

    private static JinjaUndefined Unsafe(object? target, string name) => new(
        $"access to attribute '{name}' of '{TypeNames.Of(target)}' object is unsafe",
        kind: JinjaErrorKind.Security);

    private JinjaUndefined Missing(object? target, string name) =>
        state.Undefined($"'{TypeNames.Described(target)}' has no attribute '{name}'", () => NearestName.Hint(name, Members(target)));

    private JinjaUndefined MissingElement(object? target, object? key) =>
        state.Undefined($"'{TypeNames.Described(target)}' has no element {PythonText.Repr(key)}");

    private static IEnumerable<string> Members(object? target) => target switch
    {
        IJinjaObject item => item.MemberNames,
        JinjaDict dict => dict.Keys.OfType<string>().Concat(Methods.Names(target)),
        _ => Methods.Names(target),
    };
}
