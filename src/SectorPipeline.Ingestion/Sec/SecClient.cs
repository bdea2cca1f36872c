using System.Globalization;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Sec;

/// <summary>Asks EDGAR, which knows registrants by number; the list of tickers translates our symbols.</summary>
internal sealed class SecClient(SecOptions options, VendorPlatform platform) : IDisposable
{
    public const string Name = "sec";

    private readonly SharedAnswer<IReadOnlyDictionary<string, string>> tickers = new();

    public VendorClient Client { get; } = new(Name, options, SecRefusals.Table, platform);

    public Uri Url(string path) => VendorUrl.Of(options.BaseUrl, path);

    /// <summary>The registrant's number, ten digits.</summary>
    /// <exception cref="VendorException">EDGAR lists no such ticker.</exception>
    public async Task<string> CikAsync(string symbol, Conversation conversation, CancellationToken cancellation)
    {
        if (options.Ciks.TryGetValue(symbol, out var cik))
            return Padded(cik) ?? throw new Core.ConfigurationException($"{SecOptions.Section}:Ciks:{symbol}: '{cik}' is not a number of up to ten digits.");
        var request = conversation.About("company_tickers", VendorUrl.Of(options.WwwUrl, "files/company_tickers.json"));
        var ciks = await conversation.AskOnceAsync(tickers, request, answer => CompanyTickers.Read(answer, conversation), cancellation);
        return ciks.TryGetValue(DashedSymbol.Of(symbol), out var known)
            ? known
            : throw new VendorException(VendorOutcome.UnknownSymbol, $"no registrant has the ticker {DashedSymbol.Of(symbol)}");
    }

    /// <summary>The number with its leading zeros; null where it is none.</summary>
    public static string? Padded(string? cik) =>
        long.TryParse(cik, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 9_999_999_999
            ? number.ToString("D10", CultureInfo.InvariantCulture)
            : null;

    public void Dispose()
    {
        tickers.Dispose();
        Client.Dispose();
    }
}
