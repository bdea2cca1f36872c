using System.Globalization;

namespace SectorPipeline.Core;

/// <summary>A trading day: what one run of a job processes.</summary>
public readonly record struct Session(DateOnly Date) : IComparable<Session>
{
    private const string Format = "yyyy-MM-dd";

    /// <exception cref="ConfigurationException">The text is no date.</exception>
    public static Session Parse(string text) =>
        TryParse(text, out var session)
            ? session
            : throw new ConfigurationException($"session '{text}': not a date. Write it as {Format}, such as 2019-12-31.");

    public static bool TryParse(string? text, out Session session)
    {
        var parsed = DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        session = new Session(date);
        return parsed;
    }

    public int CompareTo(Session other) => Date.CompareTo(other.Date);

    public override string ToString() => Date.ToString(Format, CultureInfo.InvariantCulture);

    public static bool operator <(Session left, Session right) => left.CompareTo(right) < 0;

    public static bool operator >(Session left, Session right) => left.CompareTo(right) > 0;

    public static bool operator <=(Session left, Session right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Session left, Session right) => left.CompareTo(right) >= 0;
}
