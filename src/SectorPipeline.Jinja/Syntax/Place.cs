namespace SectorPipeline.Jinja.Syntax;

/// <summary>Where a token or node begins; both count from 1.</summary>
internal readonly record struct Place(int Line, int Column);
