namespace SectorPipeline.Models;

/// <summary>A package of a project: the root project itself, or one that it needs.</summary>
internal sealed record ProjectPackage(ProjectFile File, string Directory, string DisplayDirectory)
{
    public string Name => File.Name;
}
