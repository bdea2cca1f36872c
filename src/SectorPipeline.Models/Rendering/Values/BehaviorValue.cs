using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary><c>adapter.behavior</c> in templates: switches for changes to come, all of which are off.</summary>
internal sealed class BehaviorValue : IJinjaObject
{
    private static readonly Dictionary<string, object?> Off = new(StringComparer.Ordinal) { ["no_warn"] = false, ["setting"] = false };

    public string TypeName => "behavior";

    public bool TryGetMember(string name, out object? value)
    {
        value = Off;
        return true;
    }
}
