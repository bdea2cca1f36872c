using System.Globalization;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Dates and times as isoformat() writes them.</summary>
internal static class IsoTime
{
    private const DateTimeStyles Style = DateTimeStyles.None;

    private static readonly string[] LocalFormats =
    [
        "yyyy-MM-dd", "yyyyMMdd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFF", "yyyyMMddTHHmmss",
    ];

    private static readonly string[] ZonedFormats = ["yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFK"];

    public static DateOnly ReadDate(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, Style, out var date) ? date : throw Invalid(text);

    public static object ReadDateTime(string text)
    {
        var normal = text.Length > 10 && text[10] == ' ' ? text[..10] + "T" + text[11..] : text;
        if (DateTime.TryParseExact(normal, LocalFormats, CultureInfo.InvariantCulture, Style, out var local))
            return local;
        return DateTimeOffset.TryParseExact(normal, ZonedFormats, CultureInfo.InvariantCulture, Style, out var moment) ? moment : throw Invalid(text);
    }

    private static JinjaFaultException Invalid(string text) =>
        new(JinjaErrorKind.Value, $"'{text}' is no date or time in ISO format.", " Write it as 2024-01-31 or 2024-01-31T09:30:00.");
}
