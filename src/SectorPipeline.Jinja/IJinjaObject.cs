namespace SectorPipeline.Jinja;

/// <summary>An object of the host with attributes; nothing else of it can be reached. Its <c>ToString</c> is what prints.</summary>
public interface IJinjaObject
{
    bool TryGetMember(string name, out object? value);

    /// <summary>The type's name in messages.</summary>
    string TypeName => GetType().Name;

    /// <summary>Whether the object passes as a mapping, as in <c>value is mapping</c>.</summary>
    bool IsMapping => false;

    /// <summary>All attributes, for suggestions in messages; may be empty.</summary>
    IEnumerable<string> MemberNames => [];
}
