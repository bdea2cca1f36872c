namespace SectorPipeline.Jinja.Builtins;

/// <summary>The built-in filters, tests and globals; every environment gets its own copies.</summary>
internal static class BuiltinTable
{
    private static readonly FunctionTable AllFilters = CreateFilters();

    private static readonly FunctionTable AllTests = CreateTests();

    public static Dictionary<string, JinjaFunction> Filters() => AllFilters.Copy();

    public static Dictionary<string, JinjaFunction> Tests() => AllTests.Copy();

    public static Dictionary<string, object?> Globals() => new(StringComparer.Ordinal)
    {
        ["range"] = GlobalFunctions.Range,
        ["dict"] = GlobalFunctions.Dict,
        ["namespace"] = GlobalFunctions.Namespace,
        ["cycler"] = GlobalFunctions.Cycler,
        ["joiner"] = GlobalFunctions.Joiner,
    };

    private static FunctionTable CreateFilters()
    {
        var table = new FunctionTable();
        TextFilters.AddTo(table);
        LayoutFilters.AddTo(table);
        NumberFilters.AddTo(table);
        SequenceFilters.AddTo(table);
        SelectionFilters.AddTo(table);
        OrderFilters.AddTo(table);
        MarkupFilters.AddTo(table);
        ValueFilters.AddTo(table);
        return table;
    }

    private static FunctionTable CreateTests()
    {
        var table = new FunctionTable();
        TypeTests.AddTo(table);
        ComparisonTests.AddTo(table);
        return table;
    }
}
