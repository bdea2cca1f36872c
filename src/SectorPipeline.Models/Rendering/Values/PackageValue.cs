using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>The macros of one package by name: <c>package.macro</c>.</summary>
internal sealed class PackageValue(string package, RenderScope scope) : IJinjaObject
{
    public string TypeName => $"package '{package}'";

    public IEnumerable<string> MemberNames => scope.Macros.In(package).Keys;

    public bool TryGetMember(string name, out object? value)
    {
        var macro = scope.Macros.Find(package, name);
        value = macro is null ? null : scope.Bind(macro);
        return macro is not null;
    }
}
