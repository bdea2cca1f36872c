using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary><c>context</c> in templates: every name that they see, by subscript.</summary>
internal sealed class ContextValue(RenderScope scope) : IJinjaObject, IJinjaItems
{
    public string TypeName => "context";

    public bool IsMapping => true;

    public IEnumerable<string> MemberNames => scope.Names;

    public bool TryGetMember(string name, out object? value)
    {
        if (name != "get")
            return scope.TryGet(name, out value);
        value = new JinjaFunction(name, arguments =>
            scope.TryGet(arguments.Text(0, "name"), out var found) ? found : arguments.Optional(1, "default"));
        return true;
    }

    public bool TryGetItem(object? key, out object? value)
    {
        value = null;
        return key is string name && scope.TryGet(name, out value);
    }
}
