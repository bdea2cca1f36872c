using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>A query that is compiled and never built.</summary>
public sealed class AnalysisNode : SqlNode
{
    internal AnalysisNode(SourceFile file, JinjaTemplate template)
        : base(file) =>
        Template = template;

    public override ResourceType Type => ResourceType.Analysis;

    public override string RawCode => File.Text;

    internal JinjaTemplate Template { get; }
}
