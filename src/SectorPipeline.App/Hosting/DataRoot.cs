using System.Text.Json;
using System.Text.Json.Serialization;
using SectorPipeline.App.Markets;
using SectorPipeline.Core;

namespace SectorPipeline.App.Hosting;

/// <summary>The folder of one market's lake, warehouse and run history.</summary>
internal sealed class DataRoot
{
    private const string MarkerFile = "market.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        WriteIndented = true,
    };

    private DataRoot(string path) => FullPath = path;

    public string FullPath { get; }

    public string Lake => Path.Combine(FullPath, "lake");

    /// <summary>The lake of symbols that somebody asked for.</summary>
    public string Tickers => Path.Combine(FullPath, "tickers");

    public string Reports => Path.Combine(FullPath, "reports");

    public string Warehouse => Path.Combine(FullPath, "warehouse.duckdb");

    public string RunHistory => Path.Combine(FullPath, "runs.duckdb");

    /// <summary>The market whose numbers are kept here, or null when nothing has been kept yet.</summary>
    /// <exception cref="PipelineException">The file that says so is damaged.</exception>
    public MarketChoice? Market => ReadMarket(Path.Combine(FullPath, MarkerFile));

    public static DataRoot At(string path) => new(Path.GetFullPath(path));

    /// <summary>Makes the folder belong to the market, or refuses when it belongs to another.</summary>
    /// <exception cref="ConfigurationException">It belongs to another market.</exception>
    /// <exception cref="PipelineException">It cannot be written.</exception>
    public void Claim(MarketChoice market)
    {
        try
        {
            Directory.CreateDirectory(FullPath);
            if (Market is null && HoldsNumbers)
            {
                throw new ConfigurationException(
                    $"{FullPath}: holds numbers, but {MarkerFile}, which says of which market, is missing. Restore it, or set DATA_ROOT to an empty folder.");
            }

            if (Market is null)
                WriteMarket(market);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PipelineException(
                $"{FullPath}: cannot be written ({exception.Message}). Free space, or set DATA_ROOT to a folder that you can write.", exception);
        }

        if (Market is { } owner && owner.Identity != market.Identity)
        {
            throw new ConfigurationException(
                $"{FullPath}: holds the numbers of the {owner.Identity}, not of the {market.Identity}. "
                + "Set DATA_ROOT to another folder, so that markets never mix.");
        }
    }

    // Commands that only look may leave an empty warehouse behind, and handing out keys a history; what a run has left is commits, or both.
    private bool HoldsNumbers => Directory.Exists(Path.Combine(Lake, "_manifest")) || (File.Exists(RunHistory) && File.Exists(Warehouse));

    private void WriteMarket(MarketChoice market)
    {
        var temporary = Path.Combine(FullPath, $"{MarkerFile}.{Guid.NewGuid():N}.tmp");
        File.WriteAllText(temporary, JsonSerializer.Serialize(market, Json));
        File.Move(temporary, Path.Combine(FullPath, MarkerFile), overwrite: true);
    }

    private static MarketChoice? ReadMarket(string path)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize<MarketChoice>(File.ReadAllText(path), Json);
        }
        catch (JsonException exception)
        {
            throw new PipelineException($"{path}: is not JSON ({exception.Message}). Restore it, or start with an empty DATA_ROOT.", exception);
        }
    }
}
