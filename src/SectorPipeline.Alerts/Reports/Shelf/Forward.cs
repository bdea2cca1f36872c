namespace SectorPipeline.Alerts;

/// <summary>A page that leads on to another at once, without a script.</summary>
internal static class Forward
{
    public static string To(string address, string title)
    {
        Html page =
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="refresh" content="0; url={address}">
            <title>{title}</title>
            </head>
            <body>
            <p><a href="{address}">{title}</a></p>
            </body>
            </html>

            """;
        return page.ToString();
    }
}
