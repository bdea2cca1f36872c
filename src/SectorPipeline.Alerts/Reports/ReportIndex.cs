using System.Text;
using System.Text.Json;
using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Alerts;

/// <summary>The list of all reports of a place, the newest first, for people (<c>index.html</c>) and for scripts (<c>latest.json</c>).</summary>
internal static class ReportIndex
{
    public static async Task WriteAsync(ReportPlace place, IEnumerable<Session> published, CancellationToken cancellation)
    {
        var sessions = published.OrderByDescending(session => session.Date).ToList();
        await PutAsync(place, "index.html", Page(sessions, place.Notice).ToString(), cancellation);
        if (sessions is [var latest, ..])
            await PutAsync(place, "latest.json", JsonSerializer.Serialize(new { session = $"{latest}", path = SessionPointers.PageOf(latest), publication = SessionPointers.ScriptOf(latest) }) + "\n", cancellation);
    }

    private static Task PutAsync(ReportPlace place, string key, string text, CancellationToken cancellation) =>
        place.Store.PutAsync(key, Encoding.UTF8.GetBytes(text), PutMode.Replace, cancellation);

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

    private static Html Item(Session session) => $"""<li><a href="{SessionPointers.PageOf(session)}">{Figures.LongDate(session.Date)}</a></li>{"\n"}""";
}
