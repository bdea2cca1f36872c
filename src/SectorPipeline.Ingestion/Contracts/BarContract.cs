using System.Globalization;

namespace SectorPipeline.Ingestion;

/// <summary>The rules that a bar must keep to become a row; one instance per answer, because it remembers the keys.</summary>
internal sealed class BarContract(DateOnly lastDate)
{
    // Prices are often 32-bit floats adjusted by a factor: equal prices may differ in the seventh digit.
    private const double Tolerance = 1e-6;
    private const double LargestVolume = 1L << 53;

    private readonly HashSet<DateOnly> seen = [];

    /// <summary>The first rule that the bar breaks, or null.</summary>
    public Refusal? Check(in BarCandidate bar) =>
        Types(bar)
        ?? Required(bar)
        ?? Price("open", bar.Open)
        ?? Price("high", bar.High)
        ?? Price("low", bar.Low)
        ?? Price("close", bar.Close)
        ?? Price("adjusted_close", bar.AdjustedClose)
        ?? Volume(bar.Volume)
        ?? Events(bar)
        ?? Order(bar)
        ?? Date(bar.Session)
        ?? Unique(bar);

    private static Refusal? Types(in BarCandidate bar) => bar.TypeFault is { } fault ? new Refusal("type", fault) : null;

    private static Refusal? Required(in BarCandidate bar)
    {
        var missing = bar switch
        {
            { Open: null } => "open",
            { High: null } => "high",
            { Low: null } => "low",
            { Close: null } => "close",
            { AdjustedClose: null } => "adjusted_close",
            _ => null,
        };
        return missing is null ? null : new Refusal("required", $"{missing} is missing");
    }

    private static Refusal? Price(string name, double? price) =>
        !double.IsFinite(price.GetValueOrDefault()) ? new Refusal("finite", $"{name} is not a finite number")
        : price > 0 ? null
        : new Refusal("range", $"{name} {Text(price)} is not above 0");

    private static Refusal? Volume(double? volume) => volume switch
    {
        null => null,
        _ when !double.IsFinite(volume.Value) => new Refusal("finite", "volume is not a finite number"),
        < 0 => new Refusal("range", $"volume {Text(volume)} is below 0"),
        > LargestVolume => new Refusal("range", $"volume {Text(volume)} is beyond 2^53"),
        _ when volume.Value != Math.Truncate(volume.Value) => new Refusal("type", $"volume {Text(volume)} is not a whole number"),
        _ => null,
    };

    private static Refusal? Events(in BarCandidate bar) => bar switch
    {
        _ when !double.IsFinite(bar.Dividend) => new Refusal("finite", "dividend is not a finite number"),
        { Dividend: < 0 } => new Refusal("range", $"dividend {Text(bar.Dividend)} is below 0"),
        _ when !double.IsFinite(bar.SplitFactor) => new Refusal("finite", "split_factor is not a finite number"),
        { SplitFactor: <= 0 } => new Refusal("range", $"split_factor {Text(bar.SplitFactor)} is not above 0"),
        _ => null,
    };

    private static Refusal? Order(in BarCandidate bar) =>
        Exceeds(bar.Low, bar.High)
            ? new Refusal("order", $"low {Text(bar.Low)} is above high {Text(bar.High)}")
            : Within("open", bar.Open, bar) ?? Within("close", bar.Close, bar);

    private static Refusal? Within(string name, double? price, in BarCandidate bar) =>
        Exceeds(bar.Low, price) || Exceeds(price, bar.High)
            ? new Refusal("order", $"{name} {Text(price)} is not between low {Text(bar.Low)} and high {Text(bar.High)}")
            : null;

    private static bool Exceeds(double? lower, double? upper) => lower > upper * (1 + Tolerance);

    private Refusal? Date(DateOnly session) =>
        session <= lastDate
            ? null
            : new Refusal("date", $"session {Text(session)} is after {Text(lastDate)}, the last that was asked for");

    private Refusal? Unique(in BarCandidate bar) =>
        seen.Add(bar.Session)
            ? null
            : new Refusal("unique", $"{bar.Symbol} {Text(bar.Session)} occurs twice in one answer");

    private static string Text(double? value) => value.GetValueOrDefault().ToString("R", CultureInfo.InvariantCulture);

    private static string Text(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);
}
