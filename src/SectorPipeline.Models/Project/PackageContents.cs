namespace SectorPipeline.Models;

/// <summary>A package with its files, and what its YAML files say.</summary>
internal sealed record PackageContents(ProjectPackage Package, ProjectFiles Files, SchemaCatalog Schemas)
{
    public string Name => Package.Name;
}
