namespace SectorPipeline.Sandbox;

/// <summary>One session of a symbol, on the basis in which it is to be shown.</summary>
internal readonly record struct DailyBar(DateOnly Date, double Open, double High, double Low, double Close, long Volume)
{
    /// <summary>As traded.</summary>
    public static DailyBar Of(DailyBars bars, int i) => new(
        bars.Dates.Span[i], bars.Open.Span[i], bars.High.Span[i], bars.Low.Span[i], bars.Close.Span[i], bars.Volume.Span[i]);

    /// <summary>With later splits taken out.</summary>
    public static DailyBar Of(DailyBars bars, SplitAdjustment quotes, int i) => new(
        bars.Dates.Span[i],
        quotes.Price(bars.Open.Span[i], i),
        quotes.Price(bars.High.Span[i], i),
        quotes.Price(bars.Low.Span[i], i),
        quotes.Price(bars.Close.Span[i], i),
        quotes.Volume(bars.Volume.Span[i], i));
}
