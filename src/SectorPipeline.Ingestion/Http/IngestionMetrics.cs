using System.Diagnostics.Metrics;

namespace SectorPipeline.Ingestion.Http;

/// <summary>The meter <c>SectorPipeline.Ingestion</c>: what each vendor costs and gives.</summary>
internal static class IngestionMetrics
{
    public const string Name = "SectorPipeline.Ingestion";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Requests =
        Meter.CreateCounter<long>("vendor.requests", "{request}", "Requests sent, by vendor, dataset and outcome");

    private static readonly Counter<long> Retries =
        Meter.CreateCounter<long>("vendor.retries", "{request}", "Requests that had to be sent again");

    private static readonly Counter<long> Bytes =
        Meter.CreateCounter<long>("vendor.received", "By", "Bytes of the bodies that arrived, unpacked");

    private static readonly Histogram<double> Waits =
        Meter.CreateHistogram<double>("vendor.wait", "s", "Waits for the budget, for a vendor's pause, and between tries");

    private static readonly Counter<long> Rows =
        Meter.CreateCounter<long>("ingestion.rows", "{row}", "Rows by what became of them: loaded, unchanged, quarantined");

    private static readonly Gauge<int> BudgetLeft =
        Meter.CreateGauge<int>("vendor.budget.left", "{request}", "Calls that are left today");

    public static void Answered(string vendor, string dataset, VendorOutcome outcome) =>
        Requests.Add(1, Of(vendor), new("dataset", dataset), new("outcome", outcome.ToString()));

    public static void Retried(string vendor) => Retries.Add(1, Of(vendor));

    public static void Received(string vendor, long bytes) => Bytes.Add(bytes, Of(vendor));

    public static void Waited(string vendor, TimeSpan wait) => Waits.Record(wait.TotalSeconds, Of(vendor));

    public static void Kept(string vendor, string dataset, string state, long rows) =>
        Rows.Add(rows, Of(vendor), new("dataset", dataset), new("state", state));

    public static void Left(string vendor, int calls) => BudgetLeft.Record(calls, Of(vendor));

    private static KeyValuePair<string, object?> Of(string vendor) => new("vendor", vendor);
}
