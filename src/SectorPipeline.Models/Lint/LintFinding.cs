namespace SectorPipeline.Models;

/// <summary>A place where a text uses what an engine lacks; lines and columns count from 1.</summary>
public sealed record LintFinding(LintRule Rule, IReadOnlyList<string> Engines, string File, int Line, int Column)
{
    /// <summary>The file that the text was rendered from, if the place was found there.</summary>
    public string? ModelFile { get; init; }

    public int? ModelLine { get; init; }

    public override string ToString()
    {
        var place = ModelFile is null ? $"{File}:{Line}:{Column}" : $"{ModelFile}:{ModelLine}";
        var fault = Rule.Differs ? "means something else on" : "is not known to";
        return $"{place}: {Rule.Construct} {fault} {string.Join(" and ", Engines)} ({Rule.Id}). {Rule.Advice}";
    }
}
