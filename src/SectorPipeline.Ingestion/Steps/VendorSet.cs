using SectorPipeline.Core;
using SectorPipeline.Ingestion.AlphaVantage;
using SectorPipeline.Ingestion.Fred;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Yahoo;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>The vendors' clients, and who of them offers what.</summary>
internal sealed class VendorSet
{
    private readonly IPriceSource[] prices;

    public VendorSet(IngestionOptions options, VendorPlatform platform)
    {
        AlphaVantage = new AlphaVantageClient(options.AlphaVantage, platform);
        Fred = new FredClient(options.Fred, platform);
        prices = [new YahooClient(options.Yahoo, platform), AlphaVantage];
    }

    public AlphaVantageClient AlphaVantage { get; }

    public FredClient Fred { get; }

    /// <summary>The vendor of prices that the step names; the first unless it names one.</summary>
    public IPriceSource Prices(StepContext context)
    {
        var name = Choose(context, [.. prices.Select(source => source.Vendor)]);
        return Array.Find(prices, source => source.Vendor == name) ?? prices[0];
    }

    /// <summary>The name that the step gives under <c>vendor</c>, or the first of those that offer the dataset.</summary>
    public static string Choose(StepContext context, IReadOnlyList<string> offered)
    {
        if (context.With.Text("vendor") is not { } name)
            return offered[0];
        return offered.Contains(name)
            ? name
            : throw new ConfigurationException(
                $"{context.Step}: with: vendor: no vendor of this dataset is called '{name}'.{NearestName.Hint(name, offered)} "
                + $"Use {string.Join(" or ", offered)}.");
    }
}
