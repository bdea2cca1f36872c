using System.Text.Json;
using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>The list of all reports of a place, the newest first, for people (<c>index.html</c>) and for scripts (<c>latest.json</c>).</summary>
internal static class ReportIndex
{
    public static void Write(ReportPlace place)
    {
        var sessions = Directory.EnumerateDirectories(place.Folder)
            .Select(Path.GetFileName)
            .Where(name => Session.TryParse(name, out _))
            .OrderDescending(StringComparer.Ordinal)
            .Select(name => Session.Parse(name ?? ""))
            .ToList();
        Replace(Path.Combine(place.Folder, "index.html"), Page(sessions, place.Notice).ToString());
        if (sessions is [var latest, ..])
            Replace(Path.Combine(place.Folder, "latest.json"), JsonSerializer.Serialize(new { session = $"{latest}", path = $"{latest}/index.html" }) + "\n");
    }

    private static HtmlPage Page(IReadOnlyList<Session> sessions, string? notice) => new()
    {
        Title = "Sector reports",
        Subtitle = Figures.Counted(sessions.Count, "session"),
        Notice = notice,
        Sections =
        [
            Section.Of("reports", "Sessions, the newest first", $"<ul>\n{sessions.Select(Item)}</ul>\n"),
        ],
    };

    private static Html Item(Session session) => $"""<li><a href="{session.Date}/index.html">{Figures.LongDate(session.Date)}</a></li>{"\n"}""";

    private static void Replace(string path, string text)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        File.WriteAllText(temporary, text);
        File.Move(temporary, path, overwrite: true);
    }
}
