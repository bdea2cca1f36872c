using SectorPipeline.Core;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Makes one message of all that failed and that no other vendor could give.</summary>
internal static class StepFailure
{
    /// <exception cref="PipelineException">Some of the symbols failed.</exception>
    public static void ThrowIfAny(
        IReadOnlyList<VendorRun> runs, IReadOnlySet<string> unserved, string dataset, int total, StepContext context)
    {
        var failed = runs.Select(run => (Run: run, Failures: run.Failures.Where(failure => unserved.Contains(failure.Key)).ToList()))
            .Where(part => part.Failures.Count > 0)
            .ToList();
        if (failed.Count == 0)
            return;
        var causes = failed.SelectMany(part => part.Failures).Select(failure => failure.Value).ToList();
        var decisive = failed.Select(part => part.Run.Stop).FirstOrDefault(stop => stop is { StopsVendor: true });
        var what = string.Join("; ", failed.Select(part => Describe(part.Run, part.Failures, dataset, total)));
        throw new PipelineException($"{what}. {Advice(failed[0].Run.Vendor, decisive, causes, dataset, context)}", causes[0])
        {
            IsTransient = decisive is null && causes.Exists(cause => cause.IsTransient),
        };
    }

    private static string Describe(VendorRun run, List<KeyValuePair<string, VendorException>> failures, string dataset, int total) =>
        $"{run.Vendor} {dataset}: {failures.Count} of {total} failed: "
        + NameList.Of(failures, failure => $"{failure.Key}: {failure.Value.Message.TrimEnd('.')}");

    private static string Advice(
        string vendor, VendorException? decisive, List<VendorException> causes, string dataset, StepContext context) => decisive?.Outcome switch
    {
        VendorOutcome.PremiumOnly => "Use a key with a premium plan, or another vendor for this dataset.",
        VendorOutcome.BadKey => $"Check the API key of {vendor}, then run again.",
        VendorOutcome.ChangedFormat =>
            $"Nothing more was asked. Compare an answer under landing/{vendor}/{dataset}/session={context.Session} with docs/vendors/{vendor}.md, or use another vendor.",
        _ when causes.TrueForAll(cause => !cause.IsTransient) =>
            $"The others are kept. Read the answers under landing/{vendor}/{dataset}/session={context.Session}.",
        _ => "What arrived is kept. Run again: it continues where it stopped.",
    };
}
