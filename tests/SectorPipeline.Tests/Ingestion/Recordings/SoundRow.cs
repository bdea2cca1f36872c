using System.Text;
using SectorPipeline.Ingestion;

namespace SectorPipeline.Tests.Ingestion.Recordings;

/// <summary>What must hold of a row that no contract has refused, said again without the contracts.</summary>
internal static class SoundRow
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>What is wrong with the row; null if nothing is.</summary>
    public static string? Fault(object row) => row switch
    {
        DailyBar bar => Texts(bar.Symbol, bar.Currency) ?? Day(bar.Session) ?? Prices(bar.Open, bar.High, bar.Low, bar.Close) ?? Positive(bar.AdjustedClose ?? 1)
            ?? Positive(bar.SplitFactor ?? 1) ?? NotNegative(bar.Dividend) ?? NotNegative(bar.CapitalGain) ?? NotNegative(bar.Volume),
        IntradayBar bar => Texts(bar.Symbol, bar.Currency) ?? Day(bar.Session) ?? Prices(bar.Open, bar.High, bar.Low, bar.Close) ?? NotNegative(bar.Volume)
            ?? (bar.StartsAt is { Offset.Ticks: 0 } ? null : "starts_at"),
        Company company => Texts(company.Symbol, company.Name, company.AssetType, company.Exchange, company.Currency, company.Country, company.Sector, company.Industry)
            ?? Day(company.AsOf) ?? NotNegative((double?)company.MarketCap) ?? NotNegative(company.SharesOutstanding) ?? NotNegative(company.DividendPerShare)
            ?? (double.IsFinite(company.Eps ?? 0) ? null : "eps") ?? (company.Name is null || company.Symbol != Readers.Symbol ? "name" : null),
        StatementItem item => Texts(item.Symbol, item.Item, item.Currency) ?? Day(item.FiscalDate)
            ?? (item.Period is "annual" or "quarterly" && item.Symbol == Readers.Symbol ? null : "period") ?? (Math.Abs(item.Value ?? 0) < 1e24m ? null : "value"),
        Listing listing => Texts(listing.Symbol, listing.Name, listing.Exchange, listing.AssetType, listing.Status) ?? Day(listing.AsOf)
            ?? (listing.Symbol.Length > 0 && listing.Status is "Active" or "Delisted" && !(listing.DelistingDate < listing.IpoDate) ? null : "status"),
        _ => "no row of a dataset",
    };

    private static string? Texts(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            try
            {
                if (text is not null && Strict.GetBytes(text).Contains((byte)0))
                    return "a zero character";
            }
            catch (EncoderFallbackException)
            {
                return "no Unicode";
            }
        }

        return null;
    }

    private static string? Day(DateOnly? date) => date is { } day && day <= Readers.Today ? null : "date";

    private static string? Prices(double? open, double? high, double? low, double? close) =>
        Positive(open) ?? Positive(high) ?? Positive(low) ?? Positive(close)
        ?? (low <= open * 1.00001 && low <= close * 1.00001 && open <= high * 1.00001 && close <= high * 1.00001 ? null : "order");

    private static string? Positive(double? value) => value is > 0 and <= double.MaxValue ? null : $"{value} is not a price";

    private static string? NotNegative(double? value) => value is null or (>= 0 and <= double.MaxValue) ? null : $"{value} is negative";
}
