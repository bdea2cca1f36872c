namespace SectorPipeline.Alerts;

/// <summary>The page of a sector.</summary>
internal static class SectorLink
{
    /// <summary>A name of a file that a sector's name makes: <c>health-care</c>.</summary>
    public static string Slug(string sector)
    {
        var words = new string([.. sector.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "sector" : string.Join('-', words);
    }

    public static string Path(string sector) => $"sectors/{Slug(sector)}.html";

    public static Html To(string sector) => $"""<a href="{Path(sector)}">{sector}</a>""";
}
