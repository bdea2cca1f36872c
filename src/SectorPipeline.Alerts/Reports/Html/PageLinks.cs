namespace SectorPipeline.Alerts;

/// <summary>Links of one kind, such as to the sectors' pages, by their text.</summary>
internal sealed record PageLinks(string Kind, IReadOnlyList<(string Text, string Address)> Links)
{
    public Html Navigation() =>
        $"""
        <nav aria-label="{Kind}"><span>{Kind}</span>{Links.Select(link => (Html)$"""<a href="{link.Address}">{link.Text}</a> """)}</nav>

        """;
}
