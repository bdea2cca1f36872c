using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>dbt's <c>modules</c>: datetime, pytz, re and itertools, each built when it is first read.</summary>
internal sealed class ModulesValue(TimeProvider clock) : IJinjaObject
{
    private readonly Lazy<ModuleMembers> datetime = new(() => DateTimeModule.Create(clock));
    private readonly Lazy<ModuleMembers> pytz = new(PytzModule.Create);
    private readonly Lazy<ModuleMembers> regex = new(RegexModule.Create);
    private readonly Lazy<ModuleMembers> itertools = new(IterationModule.Create);

    public string TypeName => "modules";

    public IEnumerable<string> MemberNames => ["datetime", "pytz", "re", "itertools"];

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "datetime" => datetime.Value,
            "pytz" => pytz.Value,
            "re" => regex.Value,
            "itertools" => itertools.Value,
            _ => null,
        };
        return value is not null;
    }
}
