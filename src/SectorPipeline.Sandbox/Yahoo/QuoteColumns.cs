namespace SectorPipeline.Sandbox;

/// <summary>Bars as Yahoo quotes them: later splits taken out of prices, volumes and dividends.</summary>
internal sealed class QuoteColumns
{
    private readonly DailyBars bars;
    private readonly double[]? laterSplits;

    public QuoteColumns(DailyBars bars)
    {
        this.bars = bars;
        if (!bars.SplitAdjusted)
            laterSplits = LaterSplits(bars);
    }

    public double Open(int index) => bars.Open.Span[index] / LaterSplit(index);

    public double High(int index) => bars.High.Span[index] / LaterSplit(index);

    public double Low(int index) => bars.Low.Span[index] / LaterSplit(index);

    public double Close(int index) => bars.Close.Span[index] / LaterSplit(index);

    public long Volume(int index) =>
        laterSplits is null ? bars.Volume.Span[index] : (long)Math.Round(bars.Volume.Span[index] * laterSplits[index]);

    public double Dividend(CorporateAction action) => action.Dividend / LaterSplit(action.Index);

    private double LaterSplit(int index) => laterSplits is null ? 1 : laterSplits[index];

    // The product of the splits after each bar; null when there are none.
    private static double[]? LaterSplits(DailyBars bars)
    {
        var actions = bars.Actions.ToArray();
        if (Array.TrueForAll(actions, action => action.Split == 1))
            return null;
        var products = new double[bars.Count];
        var (product, next) = (1.0, actions.Length - 1);
        for (var i = products.Length - 1; i >= 0; i--)
        {
            products[i] = product;
            if (next >= 0 && actions[next].Index == i)
                product *= actions[next--].Split;
        }

        return products;
    }
}
