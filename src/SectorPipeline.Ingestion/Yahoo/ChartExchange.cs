using System.Globalization;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Yahoo;

/// <summary>What asking for charts has in common, whatever the length of their bars.</summary>
internal static class ChartExchange
{
    /// <summary>Midnight in UTC, in seconds since 1970.</summary>
    public static string Midnight(DateOnly date) =>
        new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>What <paramref name="read"/> takes from a chart about the symbol; new fields are noted.</summary>
    /// <exception cref="VendorException">It is another shape, or about another symbol.</exception>
    public static T Read<T>(string symbol, VendorAnswer answer, Conversation conversation, Func<YahooChart, T> read)
    {
        using var chart = YahooChartParser.Parse(answer.Body.Span);
        if (chart.Symbol is { } vendors && !DashedSymbol.IsSame(vendors, symbol))
            throw new VendorException(VendorOutcome.VendorFault, $"asked for {symbol}, the answer is about {vendors}");
        var result = read(chart);
        foreach (var field in chart.ExtraFields)
            conversation.NoteExtraField(field);
        return result;
    }
}
