using Markdig;

namespace SectorPipeline.Models;

/// <summary>Renders descriptions; raw HTML in them is shown as text, and links lead only to the web, to mail or within the site.</summary>
internal static class DocsMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().UseEmphasisExtras().UseTaskLists().Build();

    public static string ToHtml(string markdown)
    {
        if (string.IsNullOrWhiteSpace(markdown))
            return "";
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in Markdig.Syntax.MarkdownObjectExtensions.Descendants<Markdig.Syntax.Inlines.LinkInline>(document))
            link.Url = Safe(link.Url, link.IsImage);
        foreach (var link in Markdig.Syntax.MarkdownObjectExtensions.Descendants<Markdig.Syntax.Inlines.AutolinkInline>(document))
            link.Url = link.IsEmail ? link.Url : Safe(link.Url, isImage: false);
        return document.ToHtml(Pipeline);
    }

    // A picture from elsewhere would tell its host who reads the docs.
    private static string Safe(string? url, bool isImage)
    {
        if (url is null || url.StartsWith('#'))
            return url ?? "";
        if (!Uri.TryCreate(url, UriKind.Absolute, out var absolute))
            return url.Contains(':', StringComparison.Ordinal) || url.StartsWith("//", StringComparison.Ordinal) ? "" : url;
        return !isImage && (absolute.Scheme is "http" or "https" or "mailto") ? url : "";
    }
}
