namespace SectorPipeline.Models;

/// <summary>What the dbt_project.yml of all packages and profiles.yml say together; the root project is the last package.</summary>
internal sealed record ProjectSettings(IReadOnlyList<ProjectPackage> Packages, TargetProfile Target, TargetWarehouse Warehouse)
{
    public ProjectFile Project => Packages[^1].File;
}
