using SectorPipeline.Core;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Collects what failed while the others go on, and makes one message of it.</summary>
internal sealed class FailureLog(StepScope scope, string dataset, int total)
{
    private readonly Lock gate = new();
    private readonly List<(string Key, VendorException Cause)> failures = [];
    private int inARow;

    /// <summary>Takes a failure; true when there is no use in asking the vendor for the rest.</summary>
    public bool Add(string key, VendorException cause)
    {
        lock (gate)
        {
            failures.Add((key, cause));
            return ++inARow >= scope.Options.GiveUpAfter || cause.StopsVendor;
        }
    }

    public void Succeeded()
    {
        lock (gate)
            inARow = 0;
    }

    public void ThrowIfAny()
    {
        if (failures.Count == 0)
            return;
        var decisive = failures.Find(failure => failure.Cause.StopsVendor).Cause;
        var what = $"{scope.Vendor} {dataset}: {failures.Count} of {total} failed: "
            + NameList.Of(failures, failure => $"{failure.Key}: {failure.Cause.Message.TrimEnd('.')}");
        throw new PipelineException($"{what}. {Advice(decisive)}", failures[0].Cause)
        {
            IsTransient = decisive is null && failures.Exists(failure => failure.Cause.IsTransient),
        };
    }

    private string Advice(VendorException? decisive) => decisive?.Fault switch
    {
        VendorFault.QuotaSpent => "Run again tomorrow, or get a larger plan: it continues where it stopped.",
        VendorFault.PremiumOnly => "Use a key with a premium plan, or another vendor for this dataset.",
        VendorFault.BadKey => $"Check the API key of {scope.Vendor}, then run again.",
        _ when failures.TrueForAll(failure => !failure.Cause.IsTransient) =>
            $"The others are kept. Read the answers under landing/{scope.Vendor}/{dataset}/session={scope.Context.Session}.",
        _ => "What arrived is kept. Run again: it continues where it stopped.",
    };
}
