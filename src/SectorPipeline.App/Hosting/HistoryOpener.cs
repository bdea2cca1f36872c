using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Hosting;

/// <summary>Opens the run history where the settings say that it is: PostgreSQL, or a file of the data root.</summary>
internal static class HistoryOpener
{
    public static async Task<HistoryStore> OpenOrCreateAsync(HostContext context, CancellationToken cancellation)
    {
        var options = context.Settings.History();
        if (options.ConnectionString.IsEmpty)
            return HistoryStore.Open(context.Root.RunHistory, context.Time);
        return await HistoryStore.OpenPostgresAsync(
            options.ConnectionString.Reveal(), options.Schema, context.Settings.Dispatcher().NodeTimeout, context.Time, cancellation);
    }

    /// <summary>For commands that only look, or change a little: a history that is there.</summary>
    /// <exception cref="ConfigurationException">Nothing has run here yet.</exception>
    public static Task<HistoryStore> OpenAsync(HostContext context, CancellationToken cancellation) =>
        !context.Settings.History().ConnectionString.IsEmpty || File.Exists(context.Root.RunHistory)
            ? OpenOrCreateAsync(context, cancellation)
            : throw new ConfigurationException($"{context.Root.RunHistory}: nothing has run here yet. Start with 'sector run daily --sandbox', or set DATA_ROOT.");
}
