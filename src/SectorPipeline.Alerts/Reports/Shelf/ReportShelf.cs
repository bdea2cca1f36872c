using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Alerts;

/// <summary>
/// Reports in a store, which knows no rename of a folder: a report is written into a folder of its own, its summary last, and only then
/// does its session point there. Who dies before that has published nothing, and a later report removes what is left.
/// </summary>
internal sealed class ReportShelf(ReportPlace place)
{
    // No report takes so long, and who has opened the one before may still follow its links.
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    private readonly IObjectStore store = place.Store;
    private readonly SessionPointers pointers = new(place.Store);

    /// <summary>Makes a report in a folder of this machine and publishes it.</summary>
    /// <exception cref="PipelineException">It cannot be written.</exception>
    public async Task<PublishedReport> PublishAsync(Func<ReportFiles, Task<PublishedReport>> write, CancellationToken cancellation)
    {
        await store.SweepAsync(cancellation);
        var folder = store.CreateScratchFolder();
        try
        {
            var report = await write(new ReportFiles(folder));
            await PutAsync(report, folder, cancellation);
            return report with { Location = $"{store.Root}/{SessionPointers.PageOf(report.Session)}" };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PipelineException($"{store.Root}: the report cannot be written ({exception.Message}). Free space, or choose a folder that you can write with --out.", exception);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task PutAsync(PublishedReport report, string folder, CancellationToken cancellation)
    {
        var publication = Publication.Begin(report.Session, place.Time.GetUtcNow());
        foreach (var file in report.Files)
            await store.PutFileAsync(publication.Prefix + file.Path, Path.Combine(folder, file.Path), PutMode.Replace, cancellation);
        var before = await pointers.ReadAsync(report.Session, cancellation);
        await pointers.SetAsync(publication, report.State, cancellation);
        var objects = await store.ListAsync("", cancellation);
        var sessions = SessionPointers.Sessions(objects).ToHashSet();
        await ReportIndex.WriteAsync(place, sessions, cancellation);
        await SweepAsync(objects, sessions, before, cancellation);
    }

    private async Task SweepAsync(IReadOnlyList<StoredObject> objects, HashSet<Session> published, string replaced, CancellationToken cancellation)
    {
        var old = place.Time.GetUtcNow() - Grace;
        foreach (var session in objects.Select(found => Publication.Of(found.Key)).OfType<Publication>().Distinct().GroupBy(publication => publication.Session))
        {
            // The only publication of a session that has a report is that report.
            if (published.Contains(session.Key) && session.Count() == 1)
                continue;
            var named = await pointers.ReadAsync(session.Key, cancellation) + replaced;
            foreach (var dead in session.Where(publication => publication.Begun < old && !named.Contains(publication.Name, StringComparison.Ordinal)))
                await DeleteAsync(objects.Where(found => found.Key.StartsWith(dead.Prefix, StringComparison.Ordinal)), cancellation);
        }
    }

    private async Task DeleteAsync(IEnumerable<StoredObject> objects, CancellationToken cancellation)
    {
        foreach (var found in objects)
            await store.DeleteAsync(found.Key, cancellation);
    }
}
