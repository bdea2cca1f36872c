using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>Where a running macro was called.</summary>
internal readonly record struct CallSite(string Macro, JinjaTemplate? Template, Place Place, int Depth)
{
    public override string ToString() =>
        Template is null ? $"in macro '{Macro}'" : $"in macro '{Macro}', called at {Template.Name}:{Place.Line}";
}
