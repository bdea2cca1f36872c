namespace SectorPipeline.Jinja.Runtime;

/// <summary>Faults of a running template, by kind.</summary>
internal static class Fault
{
    public static JinjaFaultException Type(string what, string hint = "") => new(JinjaErrorKind.Type, what, hint);

    public static JinjaFaultException Value(string what, string hint = "") => new(JinjaErrorKind.Value, what, hint);

    public static JinjaFaultException Key(object? key) => new(JinjaErrorKind.Key, $"there is no key {PythonText.Repr(key)}");

    public static JinjaFaultException Index(string what) => new(JinjaErrorKind.Index, what);

    public static JinjaFaultException Overflow(string what) => new(JinjaErrorKind.Overflow, what);

    public static JinjaFaultException ZeroDivision(string what) => new(JinjaErrorKind.ZeroDivision, what);

    public static JinjaFaultException Runtime(string what, string hint = "") => new(JinjaErrorKind.Runtime, what, hint);

    public static JinjaFaultException FilterArgument(string what) => new(JinjaErrorKind.FilterArgument, what);

    public static JinjaFaultException TooDeep() =>
        new(JinjaErrorKind.Recursion, "this is nested too deeply", " Look for a macro or a value that contains itself.");

    public static JinjaFaultException TooLarge(long length, int limit) =>
        new(JinjaErrorKind.Memory, $"a value of {length} characters or items is larger than the {limit} allowed");
}
