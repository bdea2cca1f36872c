namespace SectorPipeline.Models;

/// <summary>A package that packages.yml or dependencies.yml asks for: a folder, or one that somebody has to fetch.</summary>
internal sealed record PackageReference(YamlNode Place, string Kind, string Label)
{
    public string? Local => Kind == "local" ? Label : null;

    /// <summary>The project's name as far as the label tells it: <c>dbt-labs/dbt_utils</c> holds dbt_utils.</summary>
    public string LikelyName
    {
        get
        {
            var last = Label.TrimEnd('/').Split('/')[^1];
            return (last.EndsWith(".git", StringComparison.Ordinal) ? last[..^4] : last).Replace('-', '_');
        }
    }
}
