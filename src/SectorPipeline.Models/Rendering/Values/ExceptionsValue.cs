using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary><c>exceptions</c> in templates: ways to fail or warn with a message.</summary>
internal sealed class ExceptionsValue(Action<string> warn) : IJinjaObject
{
    public string TypeName => "exceptions";

    public IEnumerable<string> MemberNames => ["raise_compiler_error", "raise_not_implemented", "warn"];

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "raise_compiler_error" or "raise_not_implemented" => new JinjaFunction(name, Raise),
            "warn" => new JinjaFunction(name, Warn),
            _ => null,
        };
        return value is not null;
    }

    private static object? Raise(JinjaArguments arguments) =>
        throw new JinjaFaultException("CompilationError", arguments.Text(0, "msg"));

    private string Warn(JinjaArguments arguments)
    {
        warn($"{arguments.TemplateName}:{arguments.Line}: {arguments.Text(0, "msg")}");
        return "";
    }
}
