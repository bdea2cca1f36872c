using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Yahoo;

/// <summary>A v8 chart answer, read but not judged.</summary>
internal sealed class YahooChart
{
    private static readonly HashSet<string> TradedInNewYork = new(["EQUITY", "ETF", "INDEX"], StringComparer.Ordinal);

    /// <summary>Whether there was a result, be it one without bars.</summary>
    public bool HasResult { get; set; }

    public string? Currency { get; set; }

    /// <summary>What Yahoo calls the kind of security, such as EQUITY.</summary>
    public string? InstrumentType { get; set; }

    public string? TimeZoneName { get; set; }

    public int UtcOffsetSeconds { get; set; }

    /// <summary>How long the bars are, such as 1d; null where Yahoo does not say.</summary>
    public string? Granularity { get; set; }

    /// <summary>Whether the symbol trades on the days of the New York Stock Exchange.</summary>
    public bool HasNyseSessions => TimeZoneName == "America/New_York" && InstrumentType is { } type && TradedInNewYork.Contains(type);

    /// <summary>The openings of the sessions in seconds since 1970.</summary>
    public List<long> Timestamps { get; } = [];

    public bool HasTimestamps { get; set; }

    public NumberColumn Open { get; } = new("open");

    public NumberColumn High { get; } = new("high");

    public NumberColumn Low { get; } = new("low");

    public NumberColumn Close { get; } = new("close");

    public NumberColumn Volume { get; } = new("volume");

    public NumberColumn AdjustedClose { get; } = new("adjclose");

    public List<(long Time, double Amount)> Dividends { get; } = [];

    public List<(long Time, double Factor)> Splits { get; } = [];

    public List<(long Time, double Amount)> CapitalGains { get; } = [];

    /// <summary>The paths of fields that nobody knew of.</summary>
    public SortedSet<string> ExtraFields { get; } = new(StringComparer.Ordinal);

    public ExchangeZone Zone => new(TimeZoneName, UtcOffsetSeconds);

    private NumberColumn[] Quote => field ??= [Open, High, Low, Close, Volume];

    /// <summary>The daily bars in the order of the answer.</summary>
    /// <exception cref="VendorException">A required array is missing or has another length.</exception>
    public IReadOnlyList<Received<DailyBar>> Bars(string symbol)
    {
        RequireGranularity("1d");
        RequireColumns([.. Quote, AdjustedClose]);
        var zone = Zone;
        var dividends = ByDate(Dividends, zone, 0, (sum, amount) => sum + amount);
        var gains = ByDate(CapitalGains, zone, 0, (sum, amount) => sum + amount);
        var splits = ByDate(Splits, zone, 1, (product, factor) => product * factor);
        var bars = new List<Received<DailyBar>>(Timestamps.Count);
        for (var i = 0; i < Timestamps.Count; i++)
        {
            var session = zone.Date(Timestamps[i]);
            var fault = TypeFault(i);
            var bar = new DailyBar
            {
                Symbol = symbol,
                Session = session,
                Open = Open[i],
                High = High[i],
                Low = Low[i],
                Close = Close[i],
                AdjustedClose = AdjustedClose[i],
                Volume = Volume.Whole(i, ref fault),
                Dividend = dividends.GetValueOrDefault(session),
                SplitFactor = splits.TryGetValue(session, out var factor) ? factor : 1,
                CapitalGain = gains.GetValueOrDefault(session),
                Currency = Currency,
            };
            bars.Add(new Received<DailyBar>(bar, Refusal.OfTypes(fault)));
        }

        return bars;
    }

    /// <summary>The five-minute bars in the order of the answer.</summary>
    /// <exception cref="VendorException">The bars have another length, or a required array is missing or has another length.</exception>
    public IReadOnlyList<Received<IntradayBar>> FiveMinuteBars(string symbol)
    {
        RequireGranularity(IntradayBar.FiveMinutes);
        RequireColumns(Quote);
        var zone = Zone;
        var bars = new List<Received<IntradayBar>>(Timestamps.Count);
        for (var i = 0; i < Timestamps.Count; i++)
        {
            var fault = TypeFault(i);
            var bar = new IntradayBar
            {
                Symbol = symbol,
                Session = zone.Date(Timestamps[i]),
                StartsAt = DateTimeOffset.FromUnixTimeSeconds(Timestamps[i]),
                Open = Open[i],
                High = High[i],
                Low = Low[i],
                Close = Close[i],
                Volume = Volume.Whole(i, ref fault),
                Currency = Currency,
            };
            bars.Add(new Received<IntradayBar>(bar, Refusal.OfTypes(fault)));
        }

        return bars;
    }

    // Yahoo answers a range that is too long for the bars with longer bars.
    private void RequireGranularity(string asked)
    {
        if (Granularity is not null && Granularity != asked && Timestamps.Count > 0)
            throw new VendorException(VendorOutcome.VendorFault, $"asked for bars of {asked}, the answer has bars of {Granularity}");
    }

    /// <summary>Checks that each array is there and has a value for each timestamp; an answer without any of them has no bars.</summary>
    private void RequireColumns(IReadOnlyList<NumberColumn> columns)
    {
        var present = columns.Where(column => column.IsPresent).Select(column => column.Name).ToList();
        if (!HasTimestamps && present.Count == 0)
            return;
        string[] expected = ["timestamp", .. columns.Select(column => column.Name)];
        string[] got = [.. HasTimestamps ? ["timestamp"] : Array.Empty<string>(), .. present, .. ExtraFields];
        if (expected.Except(got, StringComparer.Ordinal).Any())
            throw FormatDiff.Missing("chart.result", expected, got);
        foreach (var column in columns.Where(column => column.Count != Timestamps.Count))
            throw VendorException.Changed($"chart.result: expected {Timestamps.Count} values of {column.Name}, one for each timestamp, got {column.Count}");
    }

    private string? TypeFault(int index)
    {
        string? faults = null;
        foreach (var column in Quote)
            Add(column);
        Add(AdjustedClose);
        return faults;

        void Add(NumberColumn column)
        {
            if (column.Fault(index) is { } text)
                faults = VendorText.Fault(faults, column.Name, text, "a number");
        }
    }

    private static Dictionary<DateOnly, double> ByDate(
        List<(long Time, double Value)> events, ExchangeZone zone, double seed, Func<double, double, double> add)
    {
        var byDate = new Dictionary<DateOnly, double>();
        foreach (var (time, value) in events)
        {
            var date = zone.Date(time);
            byDate[date] = add(byDate.GetValueOrDefault(date, seed), value);
        }

        return byDate;
    }
}
