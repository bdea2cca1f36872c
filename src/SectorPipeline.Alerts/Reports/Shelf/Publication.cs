using System.Globalization;
using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>A report as it was published at one time: a folder within its session's, named <c>20240701T123000Z-1a2b3c4d</c>.</summary>
internal sealed record Publication(Session Session, string Name)
{
    private const string Form = "yyyyMMdd'T'HHmmss'Z'";
    private const int FormLength = 16;

    /// <summary>What the keys of its files begin with.</summary>
    public string Prefix => $"{Session}/{Name}/";

    /// <summary>When it was begun, in UTC.</summary>
    public required DateTimeOffset Begun { get; init; }

    public static Publication Begin(Session session, DateTimeOffset now) =>
        new(session, $"{now.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture)}-{Guid.NewGuid().ToString("N")[..8]}") { Begun = now };

    /// <summary>The publication that the file with the key is of; null when it is of none.</summary>
    public static Publication? Of(string key) =>
        key.Split('/') is [var day, { Length: > FormLength } name, _, ..]
        && Session.TryParse(day, out var session)
        && DateTimeOffset.TryParseExact(name[..FormLength], Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var begun)
            ? new Publication(session, name) { Begun = begun }
            : null;
}
