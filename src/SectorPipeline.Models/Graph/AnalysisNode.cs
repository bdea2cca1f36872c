using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>A query that is compiled and never built.</summary>
public sealed class AnalysisNode : SqlNode
{
    private JinjaTemplate? template;

    internal AnalysisNode(SourceFile file)
        : base(file)
    {
    }

    public override ResourceType Type => ResourceType.Analysis;

    public override string RawCode => File.Text;

    /// <summary>Parsed when it is first rendered.</summary>
    internal JinjaTemplate Template => template ??= Templates.Parse(File);
}
