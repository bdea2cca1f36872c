using System.Globalization;

namespace SectorPipeline.Sandbox;

/// <summary>A quarterly or annual report as EDGAR files it.</summary>
/// <param name="Key">Of the company.</param>
/// <param name="Period">The quarter; the fourth one's report is that of the year.</param>
/// <param name="Symbol">For the name of the document.</param>
internal sealed record Filing(int Key, string Symbol, FinancialPeriod Period)
{
    private static readonly DateOnly FirstXbrl = new(2009, 6, 30);
    private static readonly DateOnly FirstInline = new(2019, 6, 30);

    public bool IsAnnual => Period.Quarter == 4;

    public string Form => IsAnnual ? "10-K" : "10-Q";

    public string FiscalPeriod => IsAnnual ? "FY" : FormattableString.Invariant($"Q{Period.Quarter}");

    public bool IsXbrl => Period.End >= FirstXbrl;

    public bool IsInline => Period.End >= FirstInline;

    /// <summary>The annual report is the first of its calendar year.</summary>
    public string AccessionNumber =>
        string.Create(CultureInfo.InvariantCulture, $"{CentralIndexKey.Text(Key)}-{Period.Filed.Year % 100:00}-{Period.Quarter % 4 + 1:000000}");

    /// <summary>After the close of that day.</summary>
    public string Accepted => DateTimeOffset.FromUnixTimeSeconds(SessionClock.At(Period.Filed, new TimeOnly(16, 30)) + Random(0, 1800))
        .UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    public string FilmNumber => string.Create(CultureInfo.InvariantCulture, $"{Period.Filed.Year % 100}{Random(1, 1_000_000):000000}");

    public long Size => 3_000_000 + Random(2, 7_000_000);

    public string Document => string.Create(CultureInfo.InvariantCulture, $"{Symbol.ToLowerInvariant()}-{Period.End:yyyyMMdd}.htm");

    private long Random(int position, int below) => (long)(Noise.For(Key, "filing").Uniform(Period.End.DayNumber * 4 + position) * below);
}
