namespace SectorPipeline.Models;

/// <summary>A column that rows of a unit test have, and the place that first names it.</summary>
internal readonly record struct GivenColumn(string Name, int Line, int Column)
{
    public bool Is(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);
}
