namespace SectorPipeline.Jinja.Runtime;

/// <summary>What follows a statement.</summary>
internal enum Flow
{
    Next,
    Break,
    Continue,
    Return,
}
