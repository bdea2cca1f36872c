namespace SectorPipeline.Models;

/// <summary>What dbt_project.yml and profiles.yml say together.</summary>
internal sealed record ProjectSettings(ProjectFile Project, TargetProfile Target, TargetWarehouse Warehouse);
