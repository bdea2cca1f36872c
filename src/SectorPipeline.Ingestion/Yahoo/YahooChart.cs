using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Yahoo;

/// <summary>A v8 chart answer, read but not judged.</summary>
internal sealed class YahooChart : IDisposable
{
    private static readonly (double Dividend, double Split, double Gain) NoEvent = (0, 1, 0);
    private static readonly HashSet<string> TradedInNewYork = new(["EQUITY", "ETF", "INDEX"], StringComparer.Ordinal);

    /// <summary>Whether there was a result, be it one without bars.</summary>
    public bool HasResult { get; set; }

    /// <summary>The symbol as Yahoo writes it; null where it does not say.</summary>
    public string? Symbol { get; set; }

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
    public PooledList<long> Timestamps { get; } = new();

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
        var events = EventsByDate(zone);
        var bars = new List<Received<DailyBar>>(Timestamps.Count);
        var told = new HashSet<DateOnly>();
        for (var i = 0; i < Timestamps.Count; i++)
        {
            var session = zone.Date(Timestamps[i]);
            var fault = TypeFault(i);
            var (dividend, split, gain) = NoEvent;
            if (events.Count > 0 && events.TryGetValue(session, out var found))
            {
                (dividend, split, gain) = found;
                told.Add(session);
            }

            if (double.IsNaN(dividend + split + gain))
                fault = VendorText.Fault(fault, "an event", $"of {ValueRules.Text(session)}", "complete");
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
                Dividend = dividend,
                SplitFactor = split,
                CapitalGain = gain,
                Currency = Currency,
            };
            bars.Add(new Received<DailyBar>(bar, Refusal.OfTypes(fault)));
        }

        bars.AddRange(events.Where(item => !told.Contains(item.Key)).OrderBy(item => item.Key).Select(item => WithoutBar(symbol, item.Key, item.Value)));
        return bars;
    }

    private static Received<DailyBar> WithoutBar(string symbol, DateOnly date, (double Dividend, double Split, double Gain) told)
    {
        var bar = new DailyBar { Symbol = symbol, Session = date, Dividend = told.Dividend, SplitFactor = told.Split, CapitalGain = told.Gain };
        return new Received<DailyBar>(bar, new Refusal("event", $"a dividend, a split or a capital gain on {date:yyyy-MM-dd}, of which there is no bar"));
    }

    public void Dispose()
    {
        Timestamps.Dispose();
        AdjustedClose.Dispose();
        Array.ForEach(Quote, column => column.Dispose());
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
        if (!AdjustedClose.HasFaults && Array.TrueForAll(Quote, column => !column.HasFaults))
            return null;
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

    private Dictionary<DateOnly, (double Dividend, double Split, double Gain)> EventsByDate(ExchangeZone zone)
    {
        var events = new Dictionary<DateOnly, (double Dividend, double Split, double Gain)>();
        foreach (var (time, amount) in Dividends)
            Change(time, known => known with { Dividend = known.Dividend + amount });
        foreach (var (time, factor) in Splits)
            Change(time, known => known with { Split = known.Split * factor });
        foreach (var (time, amount) in CapitalGains)
            Change(time, known => known with { Gain = known.Gain + amount });
        return events;

        void Change(long time, Func<(double Dividend, double Split, double Gain), (double, double, double)> change)
        {
            var date = zone.Date(time);
            events[date] = change(events.GetValueOrDefault(date, NoEvent));
        }
    }
}
