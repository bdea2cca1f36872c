using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>How one vendor's part of a step went: in numbers, and symbol by symbol where it did not give a row.</summary>
internal sealed class VendorRun(string vendor, VendorTally tally)
{
    private readonly Lock gate = new();
    private readonly List<KeyValuePair<string, string>> noData = [];
    private readonly List<KeyValuePair<string, VendorException>> failures = [];

    public string Vendor => vendor;

    public VendorTally Tally => tally;

    /// <summary>Symbols of which the vendor has nothing, with its reason.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> NoData => noData;

    /// <summary>Symbols that failed, with the cause.</summary>
    public IReadOnlyList<KeyValuePair<string, VendorException>> Failures => failures;

    /// <summary>Symbols that are left for tomorrow, because the vendor's calls of today are used up.</summary>
    public IReadOnlyList<string> CarriedOver { get; set; } = [];

    /// <summary>The calls that are left today; null where there is no limit.</summary>
    public int? BudgetLeft { get; set; }

    /// <summary>What made the vendor be left alone for the rest of the run; null if nothing did.</summary>
    public VendorException? Stop { get; private set; }

    /// <summary>
    /// Symbols for which the next vendor is asked. One that merely failed is not among them unless the vendor is down: the
    /// step's own retry asks the same vendor again, so that a passing fault does not change where a history comes from.
    /// </summary>
    public IReadOnlyList<string> HandedOver =>
        [.. failures.Where(failure => IsFinal(failure.Value)).Select(failure => failure.Key), .. noData.Select(item => item.Key), .. CarriedOver];

    /// <summary>Symbols that failed and for which no other vendor is asked.</summary>
    public IEnumerable<string> Kept => failures.Where(failure => !IsFinal(failure.Value)).Select(failure => failure.Key);

    public void Lacks(string key, string reason)
    {
        lock (gate)
            noData.Add(new(key, reason));
    }

    public void Failed(string key, VendorException cause)
    {
        lock (gate)
            failures.Add(new(key, cause));
    }

    /// <summary>Leaves the vendor alone from now on; the first cause counts.</summary>
    public void StopFor(VendorException cause)
    {
        lock (gate)
            Stop ??= cause;
    }

    private bool IsFinal(VendorException cause) => Stop is not null || !cause.IsTransient;
}
