using SectorPipeline.Core;
using SectorPipeline.Sandbox;

namespace SectorPipeline.Tests.Sandbox;

internal sealed class RecordedMarketTests
{
    private const string Bar = "ACME,2019-12-27,100.0,104.5,99.5,102.0,50.75,1000,0.0,1.0\n";

    [Test]
    public void A_folder_is_read_whole()
    {
        using var folder = new MarketFolder();

        var market = folder.Open();

        Assert.That(market.Name, Is.EqualTo($"recorded {Path.GetFileName(folder.Path)}"));
        Assert.That((market.FirstSession.ToString(), market.LastSession.ToString()), Is.EqualTo(("2019-12-27", "2020-01-02")));
        Assert.That(market.Securities[0], Is.EqualTo(
            new Security("ACME", "Acme \"Rocket\", Inc.", SecurityKind.Stock, "Information Technology", 1_500_000_000)));
        Assert.That(market.SeriesIds, Is.EqualTo(["DGS10", "UNRATE"]));
        Assert.That(market.Bars("XLF").Actions.ToArray(), Is.EqualTo([new CorporateAction(0, 0.1, 1), new CorporateAction(1, 0, 1.231)]));
    }

    [TestCase(Bar + Bar, "bars.csv.gz:3: 2019-12-27 does not come after 2019-12-27")]
    [TestCase("ACNE,2019-12-27,1,1,1,1,1,1,0,1\n", "bars.csv.gz:2: 'ACNE' is not in securities.csv. Did you mean 'ACME'?")]
    [TestCase("ACME,2019-02-29,1,1,1,1,1,1,0,1\n", "bars.csv.gz:2: column 2 is '2019-02-29', not a date")]
    [TestCase("ACME,2019-12-27,1,1,1,x1,1,1,0,1\n", "bars.csv.gz:2: column 6 is 'x1', not a number")]
    [TestCase("ACME,2019-12-27,1,1,1,,1,1,0,1\n", "bars.csv.gz:2: column 6 is '', not a number")]
    [TestCase("ACME,2019-12-27,1,1,1\n", "bars.csv.gz:2: 5 columns, not 10")]
    [TestCase("ACME,2019-12-27,1,1,1,1,1,1,0,1,7\n", "bars.csv.gz:2: more than 10 columns")]
    [TestCase("ACME,2019-12-27,1,1,1,1,1,1,0,0\n", "bars.csv.gz:2: column 10 is '0', not a split coefficient above 0")]
    [TestCase(Bar + "XLF,2019-12-27,1,1,1,1,1,1,0,1\n" + Bar, "bars.csv.gz:4: 'ACME' begins a second time")]
    [TestCase("", "there are no bars")]
    public void A_fault_in_the_bars_is_named_with_file_and_line(string rows, string said)
    {
        using var folder = new MarketFolder();
        folder.WriteBars(rows);

        Assert.That(folder.Open, Throws.TypeOf<PipelineException>().With.Message.Contains(said));
    }

    [TestCase("symbol,name\n", "securities.csv:1: the first line is not 'symbol,name,kind,gics_sector,market_cap'")]
    [TestCase("symbol,name,kind,gics_sector,market_cap\nA,A,bond,,\n", "securities.csv:2: column 3 is 'bond', not stock, etf or index")]
    [TestCase("symbol,name,kind,gics_sector,market_cap\nA,A,stock,Energie,\n", "securities.csv:2: 'Energie' is no GICS sector. Did you mean 'Energy'?")]
    [TestCase("symbol,name,kind,gics_sector,market_cap\nA,A,stock,,big\n", "securities.csv:2: column 5 is 'big', not a number of USD")]
    [TestCase("symbol,name,kind,gics_sector,market_cap\nA,A,stock,,\nA,B,stock,,\n", "securities.csv:3: symbol 'A' is empty or occurs twice")]
    [TestCase("symbol,name,kind,gics_sector,market_cap\nA,\"A,stock,,\n", "securities.csv:2: column 2 has no closing quote")]
    public void A_fault_in_the_securities_is_named_with_file_and_line(string text, string said)
    {
        using var folder = new MarketFolder();
        folder.WriteSecurities(text);

        Assert.That(folder.Open, Throws.TypeOf<PipelineException>().With.Message.Contains(said));
    }

    [Test]
    public void A_fault_in_the_series_is_named_with_file_and_line()
    {
        using var folder = new MarketFolder();
        folder.WriteSeries("DGS10,2020-01-02,1.8\nDGS10,2020-01-01,1.9\n");

        Assert.That(folder.Open, Throws.TypeOf<PipelineException>().With.Message.Contains("series.csv.gz:3: 2020-01-01 does not come after"));
    }

    [Test]
    public void A_missing_file_is_named()
    {
        using var folder = new MarketFolder();
        File.Delete(folder.FileOf("series.csv.gz"));

        Assert.That(folder.Open, Throws.TypeOf<ConfigurationException>().With.Message.Contains("series.csv.gz: is missing"));
    }

    [Test]
    public void A_damaged_file_is_named()
    {
        using var folder = new MarketFolder();
        File.WriteAllText(folder.FileOf("bars.csv.gz"), "this is not gzip at all");

        Assert.That(folder.Open, Throws.TypeOf<PipelineException>().With.Message.Contains("bars.csv.gz: the compressed data is damaged"));
    }

    [Test]
    public void A_folder_that_does_not_exist_is_named()
    {
        Assert.That(() => RecordedMarket.Open("no/such/folder"), Throws.TypeOf<ConfigurationException>().With.Message.Contains("'no/such/folder'"));
    }
}
