using SectorPipeline.Core;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Makes one message of all that failed and that no other vendor could give.</summary>
internal static class StepFailure
{
    /// <exception cref="PipelineException">Some of the symbols failed.</exception>
    public static void ThrowIfAny(IReadOnlyList<VendorRun> runs, IReadOnlySet<string> unserved, StepPart part)
    {
        var failed = runs.Select(run => (Run: run, Failures: run.Failures.Where(failure => unserved.Contains(failure.Key)).ToList()))
            .Where(item => item.Failures.Count > 0)
            .ToList();
        if (failed.Count == 0)
            return;
        var causes = failed.SelectMany(item => item.Failures).Select(failure => failure.Value).ToList();
        var decisive = failed.Select(item => item.Run).FirstOrDefault(run => run.Stop is { StopsVendor: true });
        var what = string.Join("; ", failed.Select(item => Describe(item.Run, item.Failures, part)));
        throw new PipelineException($"{what}. {Advice((decisive ?? failed[0].Run).Vendor, decisive?.Stop, causes, part)}", causes[0])
        {
            IsTransient = decisive is null && causes.Exists(cause => cause.IsTransient),
            Partial = part.Result,
        };
    }

    // What failed for the same cause is named together, so that a long cause is read once.
    private static string Describe(VendorRun run, List<KeyValuePair<string, VendorException>> failures, StepPart part) =>
        $"{run.Vendor} {part.Dataset}: {failures.Count} of {part.Total} failed: "
        + NameList.Of(
            [.. failures.GroupBy(failure => failure.Value.Message.TrimEnd('.'), failure => failure.Key, StringComparer.Ordinal)],
            cause => $"{NameList.Of([.. cause], key => key)}: {cause.Key}");

    private static string Advice(string vendor, VendorException? decisive, List<VendorException> causes, StepPart part) => decisive?.Outcome switch
    {
        VendorOutcome.PremiumOnly => "Use a key with a premium plan, or another vendor for this dataset.",
        VendorOutcome.BadKey => $"Check the API key of {vendor}, then run again.",
        VendorOutcome.ChangedFormat =>
            $"Nothing more was asked. Compare an answer under landing/{vendor}/{part.Dataset}/session={part.Context.Session} with docs/vendors/{vendor}.md, or use another vendor.",
        _ when causes.TrueForAll(cause => !cause.IsTransient) =>
            $"The others are kept. Read the answers under landing/{vendor}/{part.Dataset}/session={part.Context.Session}.",
        _ => "What arrived is kept. Run again: it continues where it stopped.",
    };
}
