namespace SectorPipeline.Jinja;

/// <summary>Text that is HTML already: what is added to it gets escaped.</summary>
public sealed record JinjaMarkup(string Text)
{
    /// <summary>The text with the five characters of HTML replaced.</summary>
    public static JinjaMarkup Escape(string text) => new(text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal)
        .Replace("\"", "&#34;", StringComparison.Ordinal));

    public override string ToString() => Text;
}
