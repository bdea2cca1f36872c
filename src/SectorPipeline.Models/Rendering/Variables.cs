using SectorPipeline.Core;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>What <c>var</c> finds: values of the command line, then of the project's own section, then of all projects.</summary>
internal sealed class Variables(string project, IReadOnlyDictionary<string, object?> declared, IReadOnlyDictionary<string, object?> given)
    : IJinjaCallable, IJinjaObject
{
    private readonly IReadOnlyDictionary<string, object?> own =
        declared.GetValueOrDefault(project) as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>(StringComparer.Ordinal);

    public string TypeName => "var";

    public IEnumerable<string> MemberNames => ["has_var"];

    public object? Call(JinjaArguments arguments)
    {
        var name = arguments.Text(0, "name");
        if (TryGet(name, out var value) || arguments.TryGet(1, "default", out value))
            return value;
        throw new JinjaFaultException(
            "CompilationError",
            $"no variable is called '{name}'.",
            NearestName.Find(name, Names) is { } nearest ? $" Did you mean '{nearest}'?" : $" Set it under 'vars' in {ProjectFile.FileName} or with --vars.");
    }

    public bool TryGetMember(string name, out object? value)
    {
        value = name == "has_var" ? new JinjaFunction(name, arguments => TryGet(arguments.Text(0, "name"), out _)) : null;
        return value is not null;
    }

    private IEnumerable<string> Names => given.Keys.Concat(own.Keys).Concat(declared.Keys.Where(name => name != project));

    private bool TryGet(string name, out object? value) =>
        given.TryGetValue(name, out value) || own.TryGetValue(name, out value) || declared.TryGetValue(name, out value);
}
