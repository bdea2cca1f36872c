namespace SectorPipeline.Alerts;

/// <summary>A page that needs nothing but itself: style and charts are in it, and there is no script.</summary>
internal sealed record HtmlPage
{
    private static readonly Html Style = StyleSheet();

    public required string Title { get; init; }

    /// <summary>The line under the title.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>Where the numbers come from, where they are not today's market.</summary>
    public string? Notice { get; init; }

    /// <summary>What is written across the page, on screen and in print; null for nothing.</summary>
    public string? Watermark { get; init; }

    /// <summary>Why it is written there.</summary>
    public string? Warning { get; init; }

    /// <summary>Links to parts and to other pages, a line for each kind.</summary>
    public IReadOnlyList<PageLinks> Links { get; init; } = [];

    public IReadOnlyList<Html> Sections { get; init; } = [];

    public Html Footer { get; init; } = Html.None;

    public override string ToString() => Document().ToString();

    private Html Document() =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{Title}</title>
        <style>
        {Style}
        </style>
        </head>
        <body>
        {Mark()}<header>
        <h1>{Title}</h1>
        <p class="subtitle">{Subtitle}</p>
        {Line("notice", Notice)}{Navigation()}</header>
        <main>
        {Sections}</main>
        <footer>
        {Footer}
        </footer>
        </body>
        </html>

        """;

    private Html Mark() => Watermark is null
        ? Html.None
        : $"""
          <p class="banner" role="note">{Watermark}: {Warning}</p>
          <div class="watermark" aria-hidden="true"><span>{Watermark}</span></div>

          """;

    private Html Navigation() => Html.Join(Links.Select(links => links.Navigation()));

    private static Html Line(string style, string? text) => text is null ? Html.None : $"""<p class="{style}">{text}</p>{"\n"}""";

    private static Html StyleSheet()
    {
        using var stream = typeof(HtmlPage).Assembly.GetManifestResourceStream("Reports/report.css")
            ?? throw new InvalidOperationException("The style sheet of reports is not in the assembly.");
        using var reader = new StreamReader(stream);
        var style = new Html(0, 0);
        style.AppendLiteral(reader.ReadToEnd().TrimEnd());
        return style;
    }
}
