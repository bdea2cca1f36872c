using System.Globalization;
using System.Security.Cryptography;

namespace SectorPipeline.Orchestration;

/// <summary>Ids that sort by time and that a person can say aloud.</summary>
internal static class RunId
{
    private const string Time = "yyyyMMdd'T'HHmmss";

    public static string New(DateTimeOffset started) => $"{First(started)}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}";

    /// <summary>What sorts before the ids of all that began at the instant or later.</summary>
    public static string First(DateTimeOffset started) => started.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture);

    /// <summary>The second that an id was made in; null for a text that is no id.</summary>
    public static DateTimeOffset? TimeOf(string id) =>
        DateTimeOffset.TryParseExact(id.Split('-')[0], Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
