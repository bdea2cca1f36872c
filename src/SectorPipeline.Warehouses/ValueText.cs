using System.Globalization;

namespace SectorPipeline.Warehouses;

/// <summary>Values that engines send as texts for files: the same everywhere.</summary>
public static class ValueText
{
    /// <summary>Dates as ISO 8601, numbers so that they can be read back, null as nothing.</summary>
    public static string Of(object value) => value switch
    {
        DBNull => "",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString(instant.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
