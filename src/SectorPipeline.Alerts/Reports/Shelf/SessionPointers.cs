using System.Text;
using System.Text.Json;
using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Alerts;

/// <summary>
/// The two objects that say which publication is a session's report: <c>index.html</c>, which leads people on to it, and
/// <c>publication.json</c> for scripts. Each is put by itself, so that for a moment they may name two, both of them whole.
/// </summary>
internal sealed class SessionPointers(IObjectStore store)
{
    private const string ForScripts = "publication.json";
    private const string ForPeople = "index.html";

    /// <summary>Where people find the report of the session, within the store.</summary>
    public static string PageOf(Session session) => $"{session}/{ForPeople}";

    /// <summary>Where scripts find which files are the report of the session.</summary>
    public static string ScriptOf(Session session) => $"{session}/{ForScripts}";

    /// <summary>The sessions that have a report, by the keys of a store.</summary>
    public static IEnumerable<Session> Sessions(IEnumerable<StoredObject> objects)
    {
        foreach (var found in objects)
        {
            if (found.Key.Split('/') is [var day, ForScripts] && Session.TryParse(day, out var session))
                yield return session;
        }
    }

    public async Task SetAsync(Publication publication, ReportState state, CancellationToken cancellation)
    {
        var (session, name) = (publication.Session, publication.Name);
        await PutAsync(PageOf(session), Forward.To($"{name}/index.html", $"Sector report of {session}"), cancellation);
        await PutAsync(
            ScriptOf(session),
            JsonSerializer.Serialize(new { session = $"{session}", state = Words.Of(state), path = $"{name}/index.html", summary = $"{name}/summary.json" }) + "\n",
            cancellation);
    }

    /// <summary>What both say, in which the names of the publications are that they lead to; nothing where a session has none.</summary>
    public async Task<string> ReadAsync(Session session, CancellationToken cancellation) =>
        await ReadAsync(PageOf(session), cancellation) + await ReadAsync(ScriptOf(session), cancellation);

    private async Task<string> ReadAsync(string key, CancellationToken cancellation)
    {
        await using var stream = await store.OpenReadAsync(key, cancellation);
        if (stream is null)
            return "";
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellation);
    }

    private Task PutAsync(string key, string text, CancellationToken cancellation) =>
        store.PutAsync(key, Encoding.UTF8.GetBytes(text), PutMode.Replace, cancellation);
}
