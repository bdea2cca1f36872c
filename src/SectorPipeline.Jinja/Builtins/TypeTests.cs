using System.Numerics;
using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>Tests for what a value is.</summary>
internal static class TypeTests
{
    public static void AddTo(FunctionTable table)
    {
        table.Add("defined", value => value is not JinjaUndefined);
        table.Add("undefined", value => value is JinjaUndefined);
        table.Add("none", value => value is null);
        table.Add("boolean", value => value is bool);
        table.Add("true", value => value is true);
        table.Add("false", value => value is false);
        table.Add("integer", value => value is long or BigInteger);
        table.Add("float", value => value is double);
        table.Add("number", value => Numbers.IsNumber(value));
        table.Add("string", value => PythonStrings.Is(value));
        table.Add("mapping", value => value is JinjaDict or IJinjaObject { IsMapping: true } || (value is IJinjaItems && value is IJinjaSequence));
        table.Add("sequence", value => IsSequence(value));
        table.Add("iterable", value => Iteration.IsIterable(value));
        table.Add("callable", value => value is IJinjaCallable or JinjaUndefined);
        table.Add("escaped", value => value is JinjaMarkup);
        table.Add("lower", value => StringPredicates.IsLower(PythonText.Str(value)));
        table.Add("upper", value => StringPredicates.IsUpper(PythonText.Str(value)));
        table.Add("filter", [], a => PythonStrings.TryGet(a[0], out var name) && a.State.Environment.Filters.ContainsKey(name));
        table.Add("test", [], a => PythonStrings.TryGet(a[0], out var name) && a.State.Environment.Tests.ContainsKey(name));
    }

    private static bool IsSequence(object? value) =>
        value is List<object?> or JinjaTuple or JinjaDict or string or JinjaMarkup or PythonRange or JinjaUndefined or IJinjaSequence and not JinjaSet;
}
