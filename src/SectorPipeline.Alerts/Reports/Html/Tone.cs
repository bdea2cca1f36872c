namespace SectorPipeline.Alerts;

/// <summary>The colours that repeat what a number says; never what only they say.</summary>
internal static class Tone
{
    private const int Steps = 5;

    public static string Of(double? value) => value switch
    {
        > 0 => "up",
        < 0 => "down",
        _ => "",
    };

    /// <summary>The shade of a cell in a heat map: <c>heat-p5</c> at the span or above, <c>heat-n5</c> at its negative, <c>heat-0</c> around nothing.</summary>
    public static string Heat(double? value, double span)
    {
        if (value is not { } number || span <= 0)
            return "heat-0";
        var step = (int)Math.Round(Math.Clamp(number / span, -1, 1) * Steps, MidpointRounding.AwayFromZero);
        return step == 0 ? "heat-0" : $"heat-{(step < 0 ? "n" : "p")}{Math.Abs(step)}";
    }

    /// <summary>What most of the values are within, so that one of them does not take the colour from all others.</summary>
    public static double Span(IEnumerable<double?> values)
    {
        double[] sizes = [.. values.OfType<double>().Select(Math.Abs).Order()];
        return sizes.Length == 0 ? 0 : sizes[(int)(0.9 * (sizes.Length - 1))];
    }
}
