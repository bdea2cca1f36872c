using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary><c>validation</c> in templates: <c>validation.any[…]</c> gives a validator, which accepts every value.</summary>
internal sealed class ValidationValue : IJinjaObject, IJinjaItems
{
    public string TypeName => "validation";

    public IEnumerable<string> MemberNames => ["any"];

    public bool TryGetMember(string name, out object? value)
    {
        value = name == "any" ? this : null;
        return value is not null;
    }

    public bool TryGetItem(object? key, out object? value)
    {
        value = new JinjaFunction("any", arguments => arguments.Required(0, "value"));
        return true;
    }
}
