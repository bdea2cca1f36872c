using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>What went wrong, and where in its template.</summary>
internal sealed record JinjaError(string Kind, string What, string Hint, Place At)
{
    public string Sentence => What.EndsWith('.') ? What : What + ".";

    public string Advice => Hint.Length == 0 || Hint.StartsWith(' ') ? Hint : " " + Hint;
}
