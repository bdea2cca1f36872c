namespace SectorPipeline.Models;

/// <summary>The settings of one folder of a project file.</summary>
/// <param name="Settings">As they hold.</param>
/// <param name="Unrendered">As they are written: templates are not rendered.</param>
internal sealed record ConfigLayer(IReadOnlyDictionary<string, object?> Settings, IReadOnlyDictionary<string, object?> Unrendered);
