using System.Text;
using SectorPipeline.Core;

namespace SectorPipeline.Sandbox;

/// <summary>bars.csv.gz: daily bars sorted by symbol and date, read into one set of columns.</summary>
internal sealed class BarsFile
{
    public const string Name = "bars.csv.gz";
    public const string Header = "symbol,date,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient";

    private const int InitialRows = 1 << 18;

    private readonly Dictionary<string, Security> securities;
    private readonly Dictionary<string, DailyBars> bars = new(StringComparer.Ordinal);
    private readonly List<(string Symbol, int Start, int FirstAction)> starts = [];
    private readonly ColumnList<DateOnly> dates = new(InitialRows);
    private readonly ColumnList<double>[] prices = [.. Enumerable.Range(0, 5).Select(_ => new ColumnList<double>(InitialRows))];
    private readonly ColumnList<long> volumes = new(InitialRows);
    private readonly ColumnList<CorporateAction> actions = new(1024);
    private byte[] symbol = [];
    private DateOnly last;

    private BarsFile(IEnumerable<Security> securities) =>
        this.securities = securities.ToDictionary(security => security.Symbol, StringComparer.Ordinal);

    public static Dictionary<string, DailyBars> Read(CsvRows rows, IEnumerable<Security> securities)
    {
        var file = new BarsFile(securities);
        while (rows.Read())
            file.Add(rows);
        file.Cut();
        return file.bars;
    }

    private void Add(CsvRows rows)
    {
        var date = rows.Date(1);
        if (!rows[0].SequenceEqual(symbol))
            Begin(rows);
        else if (date <= last)
            throw rows.Fault($"{new Session(date)} does not come after {new Session(last)}; rows are sorted by symbol and date");
        last = date;
        AddAction(rows);
        dates.Add(date);
        for (var i = 0; i < prices.Length; i++)
            prices[i].Add(rows.Number(2 + i));
        volumes.Add((long)rows.Number(7));
    }

    private void AddAction(CsvRows rows)
    {
        var (dividend, split) = (rows.Number(8), rows.Number(9));
        if (split <= 0)
            throw rows.Fault(9, "a split coefficient above 0");
        if (dividend != 0 || split != 1)
            actions.Add(new CorporateAction(dates.Count - starts[^1].Start, dividend, split));
    }

    private void Begin(CsvRows rows)
    {
        symbol = rows[0].ToArray();
        var name = Encoding.UTF8.GetString(symbol);
        if (!securities.ContainsKey(name))
            throw rows.Fault($"'{name}' is not in {SecuritiesFile.Name}.{NearestName.Hint(name, securities.Keys)}");
        if (starts.Exists(start => start.Symbol == name))
            throw rows.Fault($"'{name}' begins a second time; rows are sorted by symbol and date");
        starts.Add((name, dates.Count, actions.Count));
    }

    private void Cut()
    {
        for (var i = 0; i < starts.Count; i++)
        {
            var (name, start, firstAction) = starts[i];
            var (end, lastAction) = i + 1 < starts.Count ? (starts[i + 1].Start, starts[i + 1].FirstAction) : (dates.Count, actions.Count);
            bars[name] = new DailyBars
            {
                Dates = dates.Slice(start, end),
                Open = prices[0].Slice(start, end),
                High = prices[1].Slice(start, end),
                Low = prices[2].Slice(start, end),
                Close = prices[3].Slice(start, end),
                AdjustedClose = prices[4].Slice(start, end),
                Volume = volumes.Slice(start, end),
                Actions = actions.Slice(firstAction, lastAction),
                // A market folder holds stocks as traded, but funds and indices with splits taken out.
                SplitAdjusted = securities[name].Kind != SecurityKind.Stock,
            };
        }
    }
}
