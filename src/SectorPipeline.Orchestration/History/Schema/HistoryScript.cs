using System.Globalization;
using System.Reflection;

namespace SectorPipeline.Orchestration;

/// <summary>
/// What brings the tables from one version to the next: the resource <c>004_queue.sql</c>, and <c>004_queue.postgres.sql</c> where PostgreSQL
/// needs more. Instants are written as <c>timestamp</c>.
/// </summary>
internal sealed record HistoryScript(int Version, string Name)
{
    private const string Folder = "History/Schema/";
    private const string End = ".sql";
    private const string PostgresEnd = ".postgres.sql";

    /// <summary>Every version that this program knows, the oldest first.</summary>
    public static IReadOnlyList<HistoryScript> All { get; } =
    [
        .. typeof(HistoryScript).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && !name.EndsWith(PostgresEnd, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^End.Length])
            .Select(name => new HistoryScript(int.Parse(name[..name.IndexOf('_', StringComparison.Ordinal)], CultureInfo.InvariantCulture), name))
            .OrderBy(script => script.Version),
    ];

    // PostgreSQL keeps an instant as such only in a column that says so.
    public string Read(bool forPostgres) => forPostgres ? Read(End).Replace(" timestamp", " timestamptz", StringComparison.Ordinal) + Read(PostgresEnd) : Read(End);

    private string Read(string end)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + Name + end);
        return stream is null ? "" : new StreamReader(stream).ReadToEnd();
    }
}
