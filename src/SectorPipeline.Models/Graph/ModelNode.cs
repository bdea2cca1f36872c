using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>A query that is built as a table or view.</summary>
public sealed class ModelNode : SqlNode
{
    internal ModelNode(SourceFile file, JinjaTemplate template)
        : base(file) =>
        Template = template;

    public override ResourceType Type => ResourceType.Model;

    public string Materialized => Config.Materialized ?? "view";

    public bool IsEphemeral => Materialized == "ephemeral";

    public override string RawCode => File.Text;

    internal JinjaTemplate Template { get; }
}
