using System.IO.Compression;
using SectorPipeline.Core;

namespace SectorPipeline.Sandbox;

/// <summary>Opens the files of a market folder, and says which one is missing or damaged.</summary>
internal static class MarketFile
{
    public static T Read<T>(string folder, string name, string header, Func<CsvRows, T> read)
    {
        var path = Path.Combine(folder, name);
        try
        {
            using var rows = new CsvRows(path, Open(path), header);
            return read(rows);
        }
        catch (InvalidDataException cause)
        {
            throw new PipelineException($"{path}: the compressed data is damaged: {cause.Message} Copy the market folder again.", cause);
        }
        catch (FileNotFoundException cause)
        {
            throw new ConfigurationException($"{path}: is missing. A market folder holds securities.csv, bars.csv.gz and series.csv.gz.", cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new PipelineException($"{path}: cannot be read: {cause.Message} A market folder holds securities.csv, bars.csv.gz and series.csv.gz.", cause);
        }
    }

    private static Stream Open(string path)
    {
        var file = File.OpenRead(path);
        return path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }
}
