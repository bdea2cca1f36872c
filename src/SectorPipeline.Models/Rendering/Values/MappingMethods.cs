using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>The methods of a dict, for what dbt gives to templates as a dict and this engine as an object.</summary>
internal static class MappingMethods
{
    public static JinjaFunction? Find(string name, Func<JinjaDict> read) =>
        name switch
        {
            "copy" => new JinjaFunction(name, _ => read()),
            "keys" => new JinjaFunction(name, _ => read().Items.Select(item => item.Key).ToList()),
            "values" => new JinjaFunction(name, _ => read().Items.Select(item => item.Value).ToList()),
            "items" => new JinjaFunction(name, _ => read().Items.Select(item => (object?)new JinjaTuple(item.Key, item.Value)).ToList()),
            _ => null,
        };

    /// <summary>All that the object holds, as a dict of its own.</summary>
    public static JinjaDict Read(IJinjaObject source)
    {
        var dict = new JinjaDict();
        foreach (var name in source.MemberNames)
        {
            if (source.TryGetMember(name, out var value) && value is not JinjaFunction)
                dict[name] = value;
        }

        return dict;
    }
}
