using SectorPipeline.Jinja.Builtins;
using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja;

/// <summary>What templates see in a value; for functions of the host.</summary>
public static class JinjaValue
{
    /// <summary>The text that <c>{{ value }}</c> prints.</summary>
    public static string Text(object? value) => PythonText.Str(HostValues.Wrap(value));

    /// <summary>The text that the value has inside of a list.</summary>
    public static string Repr(object? value) => PythonText.Repr(value);

    public static bool IsTrue(object? value) => Truth.Of(value);

    public static bool AreEqual(object? left, object? right) => Equality.AreEqual(left, right);

    /// <summary>The items of a list, tuple, range, generator or text, and the keys of a dict.</summary>
    /// <exception cref="JinjaFaultException">The value cannot be iterated (TypeError).</exception>
    public static IEnumerable<object?> Items(object? value) => Iteration.Of(value);

    /// <summary>JSON as Python's json.dumps writes it.</summary>
    public static string Json(object? value, bool sortKeys) => JsonText.Write(value, new JsonTextOptions(Indent: null, sortKeys));

    /// <summary>A value of .NET as templates know it: arrays become lists, dictionaries dicts, small integers long.</summary>
    public static object? From(object? value) => HostValues.Wrap(value);

    /// <summary>The name of the value's type in Python.</summary>
    public static string TypeName(object? value) => TypeNames.Of(HostValues.Wrap(value));
}
