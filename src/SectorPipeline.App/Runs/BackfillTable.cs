using System.Globalization;
using SectorPipeline.App.Host;
using SectorPipeline.Orchestration;
using Spectre.Console;

namespace SectorPipeline.App.Runs;

/// <summary>Backfills on a terminal.</summary>
internal static class BackfillTable
{
    public static Table Of(IReadOnlyList<Backfill> backfills)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Backfill", "Job", "Sessions", "State", "Runs", "By");
        foreach (var backfill in backfills)
        {
            table.AddRow(
                Markup.Escape(backfill.Id), Markup.Escape(backfill.Job), $"{backfill.First} to {backfill.Last}", ApiJson.Word(backfill.State),
                Markup.Escape(Counts(backfill)), Markup.Escape(backfill.By));
        }

        return table;
    }

    /// <summary>Such as <c>12 succeeded, 1 failed, 3 queued</c>.</summary>
    public static string Counts(Backfill backfill) =>
        string.Join(", ", backfill.Runs.OrderBy(pair => pair.Key).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value} {ApiJson.Word(pair.Key)}")));
}
