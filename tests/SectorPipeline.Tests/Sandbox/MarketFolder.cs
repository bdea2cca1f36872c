using System.IO.Compression;
using SectorPipeline.Sandbox;

namespace SectorPipeline.Tests.Sandbox;

/// <summary>A small market folder: a 2:1 split on 30 December, dividends on 31 December, a class share, a fund and an index.</summary>
internal sealed class MarketFolder : IDisposable
{
    private const string BarsHeader = "symbol,date,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient\n";

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("market");

    public MarketFolder()
    {
        WriteSecurities("""
            symbol,name,kind,gics_sector,market_cap
            ACME,"Acme ""Rocket"", Inc.",stock,Information Technology,1500000000
            BRK.B,Berkshire,stock,Financials,
            XLF,Financials fund,etf,Financials,
            ^GSPC,S&P 500,index,,

            """);
        WriteBars("""
            ACME,2019-12-27,100.0,104.5,99.5,102.0,50.7500123456,1000,0.0,1.0
            ACME,2019-12-30,51.0,52.0,50.5,51.5,51.2488,3000,0.0,2.0
            ACME,2019-12-31,51.5,51.75,50.0,50.25,50.25,2500,0.25,1.0
            ACME,2020-01-02,50.25,53.0,50.0,52.75,52.75,4000,0.0,1.0
            BRK.B,2020-01-02,226.0,228.39,225.7,228.39,228.39,3764000,0.0,1.0
            XLF,2019-12-31,30.7,30.8,30.6,30.75,30.75,100,0.1,1.0
            XLF,2020-01-02,30.9,31.1,30.9,31.082,31.082,200,0.0,1.231
            ^GSPC,2020-01-02,3244.669922,3258.139893,3235.530029,3257.850098,3257.850098,3458250000,0.0,1.0

            """);
        WriteSeries("""
            DGS10,2019-12-31,1.92
            DGS10,2020-01-01,
            DGS10,2020-01-02,1.80
            UNRATE,2019-12-01,3.6

            """);
    }

    public string Path => directory.FullName;

    public RecordedMarket Open() => RecordedMarket.Open(Path);

    public void WriteSecurities(string text) => File.WriteAllText(FileOf("securities.csv"), text);

    public void WriteBars(string rows) => Compress("bars.csv.gz", BarsHeader + rows);

    public void WriteSeries(string rows) => Compress("series.csv.gz", "series_id,date,value\n" + rows);

    public string FileOf(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => directory.Delete(recursive: true);

    private void Compress(string name, string text)
    {
        using var gzip = new GZipStream(File.Create(FileOf(name)), CompressionLevel.Fastest);
        gzip.Write(System.Text.Encoding.UTF8.GetBytes(text));
    }
}
