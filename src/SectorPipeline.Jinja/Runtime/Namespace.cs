namespace SectorPipeline.Jinja.Runtime;

/// <summary>What <c>namespace()</c> makes: attributes that any scope can set.</summary>
internal sealed class Namespace(JinjaDict attributes) : IJinjaObject, IJinjaItems
{
    public string TypeName => "Namespace";

    public IEnumerable<string> MemberNames => attributes.Keys.OfType<string>();

    public void Set(string name, object? value) => attributes[name] = value;

    public bool TryGetMember(string name, out object? value) => attributes.TryGet(name, out value);

    public bool TryGetItem(object? key, out object? value) => attributes.TryGet(key, out value);

    public override string ToString() => $"<Namespace {PythonText.Repr(attributes)}>";
}
