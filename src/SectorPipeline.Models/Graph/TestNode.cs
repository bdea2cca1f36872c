using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>A query whose rows are failures: a generic test of a node, or a file of its own.</summary>
public sealed class TestNode : SqlNode
{
    private JinjaTemplate? template;

    internal TestNode(SourceFile file)
        : base(file)
    {
    }

    public override ResourceType Type => ResourceType.Test;

    /// <summary>What is tested how; null for a singular test.</summary>
    public GenericTest? Generic { get; init; }

    /// <summary>Whether a failure is only told, and stops nothing.</summary>
    public bool IsWarning => string.Equals(Config.Text("severity"), "warn", StringComparison.OrdinalIgnoreCase);

    public override string RawCode => Generic is null ? File.Text : "{{ test_" + Generic.Name + "(**_dbt_generic_test_kwargs) }}";

    /// <summary>The template of a singular test.</summary>
    internal JinjaTemplate? Template => Generic is null ? template ??= Templates.Parse(File) : null;
}
