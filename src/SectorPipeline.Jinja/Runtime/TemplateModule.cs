namespace SectorPipeline.Jinja.Runtime;

/// <summary>An imported template: what it defines at its top level, but names with an underscore.</summary>
internal sealed class TemplateModule(string name, Frame frame, string text) : IJinjaObject
{
    public string Name { get; } = name;

    public string TypeName => "TemplateModule";

    public IEnumerable<string> MemberNames => frame.Names.Where(IsExported);

    public bool TryGetMember(string name, out object? value)
    {
        value = null;
        return IsExported(name) && frame.TryGetOwn(name, out value);
    }

    public override string ToString() => text;

    private static bool IsExported(string name) => !name.StartsWith('_');
}
