using System.Globalization;
using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>The tables of the history, built up version by version.</summary>
internal static class HistorySchema
{
    /// <summary>Brings the database to this program's version, whoever else does so at the same time.</summary>
    /// <exception cref="PipelineException">A newer program wrote it.</exception>
    public static Task ApplyAsync(IHistoryDatabase database, CancellationToken cancellation) => ApplyAsync(database, HistoryScript.All[^1].Version, cancellation);

    /// <summary>Brings the database to a version that this program knows; to an older one only to see what becomes of it.</summary>
    public static async Task ApplyAsync(IHistoryDatabase database, int version, CancellationToken cancellation)
    {
        while (await database.WriteAsync(transaction => ApplyNextAsync(transaction, version, database.Place), cancellation))
        {
            // A version is a transaction.
        }
    }

    private static async Task<bool> ApplyNextAsync(HistoryTransaction transaction, int last, string place)
    {
        await transaction.LockAsync("schema");
        await transaction.ExecuteAsync($"create table if not exists schema_version (version integer not null, applied_at {(transaction.IsShared ? "timestamptz" : "timestamp")} not null default current_timestamp)");
        var applied = await transaction.ReadAsync("select version from schema_version", row => row.GetInt32(0));
        Check(applied, place);
        var next = HistoryScript.All.FirstOrDefault(script => script.Version <= last && !applied.Contains(script.Version));
        if (next is null)
            return false;
        var version = next.Version.ToString(CultureInfo.InvariantCulture);
        await transaction.ExecuteAsync(next.Read(transaction.IsShared) + $"insert into schema_version (version) values ({version});");
        return true;
    }

    private static void Check(List<int> applied, string place)
    {
        var known = HistoryScript.All[^1].Version;
        if (applied.Count > 0 && applied.Max() is var written && written > known)
            throw new PipelineException($"{place}: a newer version of sector wrote this run history (schema {written}, known here: {known}). Update sector.");
    }
}
