using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Yahoo;

/// <summary>A v8 chart answer, read but not judged.</summary>
internal sealed class YahooChart
{
    /// <summary>Why there is no result; null where there is no error.</summary>
    public string? Error { get; set; }

    /// <summary>Whether the error is about the caller, such as a missing cookie, and not about the symbol.</summary>
    public bool IsAboutCaller { get; set; }

    /// <summary>Whether there was a result, be it one without bars.</summary>
    public bool HasResult { get; set; }

    public string? Currency { get; set; }

    public string? TimeZoneName { get; set; }

    public int UtcOffsetSeconds { get; set; }

    /// <summary>The openings of the sessions in seconds since 1970.</summary>
    public List<long> Timestamps { get; } = [];

    public NumberColumn Open { get; } = new();

    public NumberColumn High { get; } = new();

    public NumberColumn Low { get; } = new();

    public NumberColumn Close { get; } = new();

    public NumberColumn AdjustedClose { get; } = new();

    public NumberColumn Volume { get; } = new();

    public List<(long Time, double Amount)> Dividends { get; } = [];

    public List<(long Time, double Factor)> Splits { get; } = [];

    private (string Name, NumberColumn Column)[] Columns =>
        field ??= [("open", Open), ("high", High), ("low", Low), ("close", Close), ("adjclose", AdjustedClose), ("volume", Volume)];

    /// <summary>The bars in the order of the answer.</summary>
    public IEnumerable<BarCandidate> Bars(string symbol)
    {
        RejectUnequalLengths();
        var zone = new ExchangeZone(TimeZoneName, UtcOffsetSeconds);
        var dividends = ByDate(Dividends, zone, 0, (sum, amount) => sum + amount);
        var splits = ByDate(Splits, zone, 1, (product, factor) => product * factor);
        for (var i = 0; i < Timestamps.Count; i++)
        {
            var session = zone.Date(Timestamps[i]);
            yield return new BarCandidate
            {
                Symbol = symbol,
                Session = session,
                Open = Open[i],
                High = High[i],
                Low = Low[i],
                Close = Close[i],
                AdjustedClose = AdjustedClose[i],
                Volume = Volume[i],
                Dividend = dividends.GetValueOrDefault(session),
                SplitFactor = splits.TryGetValue(session, out var factor) ? factor : 1,
                Currency = Currency,
                TypeFault = TypeFault(i),
            };
        }
    }

    private void RejectUnequalLengths()
    {
        foreach (var (name, column) in Columns)
        {
            if (column.Count != Timestamps.Count && column.Count > 0)
                throw new VendorException(VendorFault.ChangedFormat, $"{Timestamps.Count} timestamps, but {column.Count} values of {name}");
        }
    }

    private string? TypeFault(int index)
    {
        string? faults = null;
        foreach (var (name, column) in Columns)
        {
            if (column.Fault(index) is { } text)
                faults = $"{(faults is null ? "" : faults + "; ")}{name} '{text}' is not a number";
        }

        return faults;
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
