using static SectorPipeline.Ingestion.ValueRules;

namespace SectorPipeline.Ingestion;

/// <summary>The rule that open and close lie between low and high.</summary>
internal static class PriceOrder
{
    // Prices are often 32-bit floats adjusted by a factor: equal prices may differ in the seventh digit.
    private const double Tolerance = 1e-6;

    public static Refusal? Check(double? open, double? high, double? low, double? close) =>
        Exceeds(low, high)
            ? new Refusal("order", $"low {Text(low)} is above high {Text(high)}")
            : Within("open", open, low, high) ?? Within("close", close, low, high);

    private static Refusal? Within(string name, double? price, double? low, double? high) =>
        Exceeds(low, price) || Exceeds(price, high)
            ? new Refusal("order", $"{name} {Text(price)} is not between low {Text(low)} and high {Text(high)}")
            : null;

    private static bool Exceeds(double? lower, double? upper) => lower > upper * (1 + Tolerance);
}
