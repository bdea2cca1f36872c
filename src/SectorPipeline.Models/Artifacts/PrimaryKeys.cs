namespace SectorPipeline.Models;

/// <summary>Tells the columns that identify a model's rows: by its constraints, else by what its tests ask for.</summary>
internal sealed class PrimaryKeys
{
    private readonly ILookup<string, TestNode> tests;

    public PrimaryKeys(ProjectGraph graph) =>
        tests = graph.Nodes.Concat(graph.Disabled).OfType<TestNode>()
            .Where(test => test.Generic is not null)
            .ToLookup(test => test.Generic!.AttachedTo, StringComparer.Ordinal);

    public IReadOnlyList<string> Of(ModelNode model) => Constrained(model) is { Count: > 0 } columns ? columns : Tested(model);

    private static List<string> Constrained(ModelNode model) =>
        model.Constraints.FirstOrDefault(IsKey) is { } constraint
            ? [.. constraint.Columns]
            : [.. model.Columns.Where(column => column.Constraints.Any(IsKey)).Select(column => column.Name)];

    private static bool IsKey(ConstraintInfo constraint) => constraint.Type == "primary_key";

    private List<string> Tested(ModelNode model)
    {
        List<string> enabled = [], disabled = [], filled = [];
        foreach (var test in tests[model.UniqueId])
        {
            if (test.Generic!.Name is "unique" or "unique_combination_of_columns")
                (test.Config.Enabled ? enabled : disabled).AddRange(Columns(test.Generic));
            else if (test.Generic.Name == "not_null")
                filled.AddRange(Columns(test.Generic));
        }

        List<string> keys = [.. enabled.Concat(disabled).Intersect(filled, StringComparer.Ordinal)];
        return keys.Count > 0 ? keys : [.. (enabled.Count > 0 ? enabled : disabled).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Columns(GenericTest test) =>
        test.Column is { } column ? [column]
        : test.Arguments.GetValueOrDefault("column_name") is string named ? [named]
        : test.Arguments.GetValueOrDefault("combination_of_columns") is IEnumerable<object?> several ? several.OfType<string>()
        : [];
}
