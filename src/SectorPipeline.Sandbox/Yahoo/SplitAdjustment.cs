namespace SectorPipeline.Sandbox;

/// <summary>Quotes as Yahoo shows them: later splits taken out of prices, volumes and dividends.</summary>
internal sealed class SplitAdjustment(DailyBars bars)
{
    private readonly double[]? laterSplits = bars.SplitAdjusted ? null : LaterSplits(bars);

    public double Price(double asTraded, int index) => laterSplits is null ? asTraded : asTraded / laterSplits[index];

    public long Volume(long asTraded, int index) =>
        laterSplits is null ? asTraded : (long)Math.Round(asTraded * laterSplits[index]);

    public double Dividend(CorporateAction action) => Price(action.Dividend, action.Index);

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
