using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>A query that is built as a table or view.</summary>
public sealed class ModelNode : SqlNode
{
    public override ResourceType Type => ResourceType.Model;

    public string Materialized => Config.Materialized ?? "view";

    public bool IsEphemeral => Materialized == "ephemeral";

    public override string RawCode => File.Text;

    internal required JinjaTemplate Template { get; init; }
}
