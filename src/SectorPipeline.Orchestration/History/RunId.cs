using System.Globalization;
using System.Security.Cryptography;

namespace SectorPipeline.Orchestration;

/// <summary>Ids that sort by time and that a person can say aloud.</summary>
internal static class RunId
{
    public static string New(DateTimeOffset started) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{started.UtcDateTime:yyyyMMdd'T'HHmmss}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}");
}
