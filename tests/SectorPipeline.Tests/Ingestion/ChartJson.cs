using System.Globalization;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>Writes v8 chart answers in Yahoo's shape for New York.</summary>
internal static class ChartJson
{
    public const string NotFound =
        """{"chart":{"result":null,"error":{"code":"Not Found","description":"No data found, symbol may be delisted"}}}""";

    /// <summary>Bars that rise by 1 from the number given, one for each date.</summary>
    public static string Of(double first, params string[] dates) => Of(dates.Select((date, i) => Bar(date, first + i)));

    public static string Of(IEnumerable<ChartBar> given)
    {
        var bars = given.ToList();
        var events = Events(bars);
        return $$$"""
            {"chart":{"result":[{"meta":{"currency":"USD","gmtoffset":-18000,"exchangeTimezoneName":"America/New_York","instrumentType":"EQUITY"},
            "timestamp":[{{{Join(bars, bar => Seconds(bar.Date))}}}],{{{events}}}
            "indicators":{"quote":[{"open":[{{{Join(bars, bar => bar.Open)}}}],"high":[{{{Join(bars, bar => bar.High)}}}],
            "low":[{{{Join(bars, bar => bar.Low)}}}],"close":[{{{Join(bars, bar => bar.Close)}}}],"volume":[{{{Join(bars, bar => bar.Volume)}}}]}],
            "adjclose":[{"adjclose":[{{{Join(bars, bar => bar.Close)}}}]}]}}],"error":null}}
            """;
    }

    public static ChartBar Bar(string date, double close) =>
        new(date, Text(close), Text(close + 1), Text(close - 1), Text(close), "1000");

    /// <summary>09:30 in New York, in winter time, in seconds since 1970.</summary>
    private static string Seconds(string date) =>
        DateTimeOffset.Parse(date + "T14:30:00Z", CultureInfo.InvariantCulture).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static string Events(List<ChartBar> bars)
    {
        var dividends = bars.Where(bar => bar.Dividend != 0)
            .Select(bar => $$"""{{Key(bar)}}{"amount":{{Text(bar.Dividend)}},"date":{{Seconds(bar.Date)}}}""");
        var splits = bars.Where(bar => bar.Split != 1)
            .Select(bar => $$"""{{Key(bar)}}{"date":{{Seconds(bar.Date)}},"numerator":{{Text(bar.Split)}},"denominator":1,"splitRatio":"n:1"}""");
        return $$$""" "events":{"dividends":{{{{string.Join(',', dividends)}}}},"splits":{{{{string.Join(',', splits)}}}}},""";
    }

    private static string Key(ChartBar bar) => $"\"{Seconds(bar.Date)}\":";

    private static string Join(List<ChartBar> bars, Func<ChartBar, string> value) => string.Join(',', bars.Select(value));

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>A bar as JSON fragments, so that tests can send what is no number.</summary>
internal sealed record ChartBar(string Date, string Open, string High, string Low, string Close, string Volume)
{
    public double Dividend { get; init; }

    public double Split { get; init; } = 1;
}
