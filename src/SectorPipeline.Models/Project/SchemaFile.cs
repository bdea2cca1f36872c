namespace SectorPipeline.Models;

/// <summary>What one YAML file under the model, seed and test paths says.</summary>
internal sealed record SchemaFile(
    SourceFile File,
    string ProjectPath,
    IReadOnlyList<SchemaEntry> Models,
    IReadOnlyList<SchemaEntry> Seeds,
    IReadOnlyList<SchemaEntry> SingularTests,
    IReadOnlyList<SourceEntry> Sources);
