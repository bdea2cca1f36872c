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
        value = name switch
        {
            "get" => new JinjaFunction(name, arguments => Get(arguments.Text(0, "name"), arguments.Optional(1, "default"))),
            "keys" => new JinjaFunction(name, _ => Keys()),
            "values" => new JinjaFunction(name, _ => Keys().Select(key => Get(key, null)).ToList()),
            "items" => new JinjaFunction(name, _ => Keys().Select(object? (key) => new JinjaTuple(key, Get(key, null))).ToList()),
            _ => null,
        };
        return value is not null || scope.TryGet(name, out value);
    }

    public bool TryGetItem(object? key, out object? value)
    {
        value = null;
        return key is string name && scope.TryGet(name, out value);
    }

    private object? Get(string name, object? otherwise) => scope.TryGet(name, out var found) ? found : otherwise;

    private List<string> Keys() => scope.Names.Distinct(StringComparer.Ordinal).ToList();
}
