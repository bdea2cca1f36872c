namespace SectorPipeline.Jinja.Runtime;

/// <summary>The variable self: the template's blocks as functions.</summary>
internal sealed class SelfReference(Executor executor, Inheritance inheritance) : IJinjaObject
{
    public string TypeName => "TemplateReference";

    public IEnumerable<string> MemberNames => inheritance.Names;

    public bool TryGetMember(string name, out object? value)
    {
        value = inheritance.Has(name)
            ? new JinjaFunction(name, _ => inheritance.Render(name, 0, executor.Root, executor.State))
            : null;
        return value is not null;
    }

    public override string ToString() => $"<TemplateReference '{executor.Template.Name}'>";
}
