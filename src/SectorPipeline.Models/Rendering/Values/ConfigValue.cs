using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary><c>config</c> in templates: called it adds settings while the project is read; <c>get</c> and <c>require</c> look them up.</summary>
internal sealed class ConfigValue(NodeConfig config, bool collects) : IJinjaObject, IJinjaCallable
{
    public string TypeName => "config";

    public IEnumerable<string> MemberNames => ["get", "require", "set"];

    public object? Call(JinjaArguments arguments)
    {
        if (!collects)
            return "";
        if (arguments.Positional is [JinjaDict settings])
            config.Merge(PlainValues.From(settings));
        config.Merge(arguments.Named.Select(setting => KeyValuePair.Create(setting.Key, PlainValues.From(setting.Value))));
        return "";
    }

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "get" => new JinjaFunction(name, Get),
            "require" => new JinjaFunction(name, Require),
            "set" => new JinjaFunction(name, Set),
            _ => null,
        };
        return value is not null;
    }

    private object? Get(JinjaArguments arguments) =>
        config.Get(arguments.Text(0, "name")) ?? arguments.Optional(1, "default");

    private object? Require(JinjaArguments arguments)
    {
        var name = arguments.Text(0, "name");
        return config.Get(name)
            ?? (collects ? null : throw new JinjaFaultException("CompilationError", $"the setting '{name}' is required.", $" Add config({name}=…)."));
    }

    private string Set(JinjaArguments arguments)
    {
        config.Merge([new(arguments.Text(0, "name"), PlainValues.From(arguments.Optional(1, "value")))]);
        return "";
    }
}
