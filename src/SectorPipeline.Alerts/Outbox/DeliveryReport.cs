namespace SectorPipeline.Alerts;

/// <summary>What a round of deliveries came to.</summary>
/// <param name="Delivered">Messages that arrived.</param>
/// <param name="Failed">Attempts that failed, to be made again.</param>
/// <param name="Dead">Messages given up.</param>
/// <param name="Errors">What went wrong, by channel.</param>
public sealed record DeliveryReport(int Delivered, int Failed, int Dead, IReadOnlyDictionary<string, string> Errors)
{
    internal static DeliveryReport Sum(IEnumerable<DeliveryReport> reports)
    {
        var all = reports.ToList();
        return new DeliveryReport(
            all.Sum(report => report.Delivered),
            all.Sum(report => report.Failed),
            all.Sum(report => report.Dead),
            all.SelectMany(report => report.Errors).ToDictionary(StringComparer.Ordinal));
    }
}
