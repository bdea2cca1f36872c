using System.Data.Common;
using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Alerts;

/// <summary>Makes the report of a session from the warehouse: pages, exports of the marts and a summary, all of it or nothing.</summary>
public sealed class ReportPublisher(IWarehouse warehouse, ReportOptions options, string? notice)
{
    /// <summary>The session that was asked for, or the last one of the marts.</summary>
    /// <exception cref="PipelineException">The marts do not hold it.</exception>
    public async Task<Session> FindSessionAsync(Session? asked, CancellationToken cancellation)
    {
        await using var connection = await warehouse.OpenAsync(cancellation);
        var reader = await WarehouseReader.OpenAsync(connection, warehouse, cancellation);
        return await ReportSession.FindAsync(reader, asked, warehouse.Location, cancellation);
    }

    /// <summary>Publishes the report where reports are kept and lists it there; where the marts hold too little of the session, as the options say.</summary>
    /// <exception cref="PipelineException">It cannot be written.</exception>
    public Task<PublishedReport> PublishAsync(Session session, ReportPlace place, IProgress<StepProgress> progress, CancellationToken cancellation) =>
        new ReportShelf(place).PublishAsync(files => WriteAsync(session, files, progress, cancellation), cancellation);

    /// <summary>Writes the report into the folder, in place of one that is there.</summary>
    /// <exception cref="PipelineException">The folder holds something else, or cannot be written.</exception>
    public async Task<PublishedReport> PublishAsync(Session session, string folder, IProgress<StepProgress> progress, CancellationToken cancellation)
    {
        var report = await ReportFolder.ReplaceAsync(folder, files => WriteAsync(session, files, progress, cancellation));
        return report with { Location = Path.Combine(Path.GetFullPath(folder), "index.html") };
    }

    private async Task<PublishedReport> WriteAsync(Session session, ReportFiles files, IProgress<StepProgress> progress, CancellationToken cancellation)
    {
        await using var connection = await warehouse.OpenAsync(cancellation);
        var reader = await WarehouseReader.OpenAsync(connection, warehouse, cancellation);
        progress.Report(new StepProgress(0, null, "reading the marts"));
        var facts = await MorningFacts.ReadAsync(reader, session, options.MarketSymbol, cancellation);
        var verdict = ReportVerdict.Of(facts, options);
        var pages = new ReportPages(facts, verdict, notice);
        files.Add(pages.Health(await HealthFacts.ReadAsync(reader, session, cancellation)));
        if (verdict.State == ReportState.Withheld)
            files.Add(pages.Withheld());
        else
            await WriteAsync(files, pages, reader, facts, connection, progress, cancellation);
        var summary = ReportSummary.Of(facts, verdict, notice, files.Files).ToJson();
        files.Add("summary.json", summary);
        return new PublishedReport { Session = session, State = verdict.State, Warning = verdict.Reason, Files = files.Files, Summary = summary };
    }

    private async Task WriteAsync(
        ReportFiles files, ReportPages pages, WarehouseReader reader, MorningFacts facts, DbConnection connection, IProgress<StepProgress> progress, CancellationToken cancellation)
    {
        files.Add(pages.Morning());
        var market = await SectorBar.ReadSymbolAsync(reader, facts.Market, facts.Session, cancellation);
        foreach (var (index, sector) in facts.Sectors.Index())
        {
            progress.Report(new StepProgress(index, facts.Sectors.Count, sector.Sector));
            files.Add(pages.TearSheet(sector, await SectorBar.ReadAsync(reader, sector.Sector, facts.Session, cancellation), market));
        }

        await new MartExports(warehouse, connection, reader, options.ExportRows).WriteAsync(files, facts.Session, progress, cancellation);
    }
}
