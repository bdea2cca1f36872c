using System.Globalization;
using System.Text.RegularExpressions;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Says what is wrong with the settings of a model whose contract is enforced, before anything runs, and what its foreign keys refer to.</summary>
internal sealed partial class ContractRules(SqlDialect dialect, Diagnostics diagnostics)
{
    /// <summary>Reports faults and warnings, and gives what the foreign keys refer to.</summary>
    public IReadOnlyList<RecordedCall> Check(ModelNode model)
    {
        if (!model.Config.EnforcesContract)
            return [];
        CheckSettings(model);
        CheckPrimaryKey(model);
        ConstraintInfo[] constraints = [.. Constraints(model)];
        WarnOfUnsupported(model, constraints);
        return [.. constraints.Where(constraint => constraint.To is not null).Select(constraint => Reference(model, constraint.To!)).OfType<RecordedCall>()];
    }

    private void CheckSettings(ModelNode model)
    {
        if (model.Columns.Count == 0)
            diagnostics.Fault($"{Place(model)}: the contract of '{model.Name}' is enforced, but it has no columns. Describe every column with its data_type in YAML.");
        var change = model.Config.Text("on_schema_change") ?? "ignore";
        if (model.Materialized == "incremental" && change is not ("append_new_columns" or "fail"))
        {
            diagnostics.Fault(
                $"{Place(model)}: the contract of '{model.Name}' is enforced and it is incremental, but on_schema_change is '{change}'. Set on_schema_change to 'append_new_columns' or 'fail'.");
        }
    }

    private void CheckPrimaryKey(ModelNode model)
    {
        var columns = model.Columns.Where(column => column.Constraints.Any(IsPrimaryKey)).Select(column => column.Name).ToList();
        if (columns.Count > 1)
            diagnostics.Fault($"{Place(model)}: the columns {string.Join(", ", columns)} of '{model.Name}' have a primary_key each. Declare one for all of them under the model's own 'constraints'.");
        else if (columns.Count == 1 && model.Constraints.Any(IsPrimaryKey))
            diagnostics.Fault($"{Place(model)}: '{model.Name}' has a primary_key of its own and another of the column {columns[0]}. Remove one of them.");
    }

    private void WarnOfUnsupported(ModelNode model, IReadOnlyList<ConstraintInfo> constraints)
    {
        if (model.Materialized is not ("table" or "incremental"))
        {
            if (constraints.Any(constraint => constraint.WarnUnsupported))
                Warn(model, $"the constraints of '{model.Name}' are left out, because it is built as '{model.Materialized}'. Build a table, or set 'warn_unsupported: false' on them.");
            return;
        }

        foreach (var type in constraints.Where(constraint => constraint.WarnUnsupported && dialect.UnsupportedConstraints.Contains(constraint.Type)).Select(constraint => constraint.Type).Distinct())
            Warn(model, $"constraints of type '{type}' are left out on {dialect.Name}. Set 'warn_unsupported: false' on them to hear no more of it.");
        foreach (var type in constraints.Where(constraint => constraint.WarnUnenforced && dialect.UnenforcedConstraints.Contains(constraint.Type)).Select(constraint => constraint.Type).Distinct())
            Warn(model, $"constraints of type '{type}' are written down on {dialect.Name}, but not enforced. Test the column too, or set 'warn_unenforced: false' to hear no more of it.");
    }

    private RecordedCall? Reference(ModelNode model, string to)
    {
        if (!to.Contains('(', StringComparison.Ordinal))
            return null;
        var call = CallPattern().Match(to);
        var (first, second) = (call.Groups["first"].Value, call.Groups["second"]);
        if (!call.Success || (call.Groups["function"].Value == "source" && !second.Success))
            diagnostics.Fault($"{Place(model)}: a foreign key of '{model.Name}' refers to {to}. Write ref('model') or source('source', 'table').");
        else if (call.Groups["function"].Value == "source")
            return new RecordedCall(null, new SourceCall(first, second.Value), model.File.DisplayPath, 1);
        else if (second.Success)
            return new RecordedCall(new RefCall(first, second.Value), null, model.File.DisplayPath, 1);
        else if (first != model.Name)
            return new RecordedCall(new RefCall(null, first), null, model.File.DisplayPath, 1);
        return null;
    }

    private void Warn(ModelNode model, string what) => diagnostics.Warn(string.Create(CultureInfo.InvariantCulture, $"{Place(model)}: {what}"));

    private static string Place(ModelNode model) => model.PatchPath ?? model.File.DisplayPath;

    private static IEnumerable<ConstraintInfo> Constraints(ModelNode model) => model.Constraints.Concat(model.Columns.SelectMany(column => column.Constraints));

    private static bool IsPrimaryKey(ConstraintInfo constraint) => constraint.Type == "primary_key";

    [GeneratedRegex("""\A\s*(?<function>ref|source)\s*\(\s*(?<quote>['"])(?<first>[^'"]+)\k<quote>\s*(,\s*(?<other>['"])(?<second>[^'"]+)\k<other>\s*)?\)\s*\z""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CallPattern();
}
