namespace SectorPipeline.Sandbox;

/// <summary>A dividend (0: none) per share as paid, and the new shares for one old (1: no split), effective on the bar at <paramref name="Index"/>.</summary>
public readonly record struct CorporateAction(int Index, double Dividend, double Split);
