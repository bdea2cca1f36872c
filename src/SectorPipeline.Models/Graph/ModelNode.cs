using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>A query that is built as a table or view.</summary>
public sealed class ModelNode : SqlNode
{
    private JinjaTemplate? template;

    internal ModelNode(SourceFile file)
        : base(file)
    {
    }

    public override ResourceType Type => ResourceType.Model;

    public string Materialized => Config.Materialized ?? "view";

    public bool IsEphemeral => Materialized == "ephemeral";

    public override string RawCode => File.Text;

    /// <summary>Whether the template was needed.</summary>
    internal bool IsParsed => template is not null;

    /// <summary>Parsed when it is first rendered.</summary>
    internal JinjaTemplate Template => template ??= Templates.Parse(File);
}
