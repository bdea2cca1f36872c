using SectorPipeline.App.Markets;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Tests.Architecture;

namespace SectorPipeline.Tests.App;

public sealed class UniverseFileTests
{
    private readonly TemporaryFolder folder = new();

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void Symbols_kinds_and_sectors_are_read()
    {
        var file = folder.Write("good.csv", "symbol,kind,gics_sector\nBRK.B,stock,Financials\n^GSPC,index,\n");

        var universe = UniverseFile.Read(file);

        Assert.That(universe.Securities, Is.EqualTo((Security[])[new("BRK.B", SecurityKind.Stock, "Financials"), new("^GSPC", SecurityKind.Index)]));
    }

    [Test]
    public void Every_wrong_line_is_named()
    {
        var file = folder.Write("bad.csv", "symbol,kind,gics_sector\nA,stok,\n,stock,\nB,etf,\nB,etf,\n");

        var fault = Assert.Throws<ConfigurationException>(() => UniverseFile.Read(file));

        Assert.That(fault!.Faults, Has.Count.EqualTo(3));
        Assert.That(fault.Faults[0], Does.StartWith($"{file}:2: 'stok' is no kind of security. Did you mean 'stock'?"));
        Assert.That(fault.Faults[1], Does.StartWith($"{file}:3: the symbol is empty"));
        Assert.That(fault.Faults[2], Does.StartWith($"{file}:5: 'B' is listed twice"));
    }

    [TestCase("symbol,kind,gics_sector\n", ": lists no security")]
    [TestCase("symbol,kind,gics_sector\n\"A\nB\",stock,\n", "'A B' is not a symbol")]
    public void A_file_that_would_fetch_nothing_or_nonsense_is_refused(string text, string fault)
    {
        var file = folder.Write("odd.csv", text);

        Assert.That(() => UniverseFile.Read(file), Throws.TypeOf<ConfigurationException>().With.Message.Contain(fault));
    }

    [Test]
    public void The_universe_that_ships_has_ten_stocks_of_each_sector_and_its_fund()
    {
        var universe = UniverseFile.Read(Path.Combine(Repository.Root, "jobs", "universe.csv"));

        var stocks = universe.Securities.Where(security => security.Kind == SecurityKind.Stock).GroupBy(security => security.GicsSector).ToList();
        var funds = universe.Securities.Where(security => security is { Kind: SecurityKind.Etf, GicsSector: not null });
        Assert.That(stocks.Select(sector => sector.Count()), Is.EqualTo(Enumerable.Repeat(10, 11)));
        Assert.That(funds.Select(fund => fund.GicsSector), Is.EquivalentTo(stocks.Select(sector => sector.Key)));
    }
}
