namespace SectorPipeline.IntegrationTests.Marts;

/// <summary>What must hold of every mart, whatever the market.</summary>
[TestFixture]
internal sealed class MartPropertyTests
{
    private const double Exact = 1e-12;
    private const double BetweenEngines = 1e-9;

    [TestCase(1)]
    [TestCase(2)]
    public async Task No_row_knows_what_comes_after_its_day(int seed)
    {
        var market = OddMarket.Create(seed);
        var cut = OddMarket.Calendar[new Random(seed).Next(60, OddMarket.Sessions - 1)];
        await using var whole = await BuiltAsync(market);
        await using var shorter = await BuiltAsync(market.Until(cut));

        using var scope = Assert.EnterMultipleScope();
        foreach (var mart in MartKeys.All.Keys.Where(mart => mart != MartKeys.Snapshot))
            (await shorter.ReadAsync(mart)).AssertEqual(await whole.ReadAsync(mart, until: cut), Exact);
    }

    [TestCase(1)]
    [TestCase(2)]
    public async Task Day_by_day_with_restatements_gives_what_a_full_build_gives(int seed)
    {
        var market = OddMarket.Create(seed);
        await using var daily = await MartDatabases.DuckDbAsync();
        await using var full = await MartDatabases.DuckDbAsync();

        foreach (var load in InPieces(market, new Random(seed)))
        {
            await daily.LoadAsync(load);
            await full.LoadAsync(load);
            await daily.BuildAsync();
        }

        await full.BuildAsync(fullRefresh: true);
        using var scope = Assert.EnterMultipleScope();
        foreach (var mart in MartKeys.All.Keys)
            (await daily.ReadAsync(mart)).AssertEqual(await full.ReadAsync(mart), Exact);
    }

    [Test]
    public async Task A_build_with_nothing_new_changes_no_row()
    {
        await using var database = await BuiltAsync(OddMarket.Create(1));
        var before = await database.ReadAsync("mart_stock_performance");

        await database.BuildAsync();

        (await database.ReadAsync("mart_stock_performance")).AssertEqual(before, 0);
    }

    [Test]
    public async Task DuckDB_and_PostgreSQL_agree()
    {
        var market = OddMarket.Create(1);
        await using var duckDb = await BuiltAsync(market);
        await using var postgres = await MartDatabases.PostgresAsync();
        await postgres.LoadAsync(market);
        await postgres.BuildAsync();

        using var scope = Assert.EnterMultipleScope();
        foreach (var mart in MartKeys.All.Keys)
            (await postgres.ReadAsync(mart)).AssertEqual(await duckDb.ReadAsync(mart), BetweenEngines);
    }

    // A first block, some days, a block, days on which histories are restated or come late, and the rest.
    private static IEnumerable<RawLoad> InPieces(RawLoad market, Random random)
    {
        var days = OddMarket.Calendar;
        yield return market.Until(days[240]);
        foreach (var day in new[] { 241, 242 })
            yield return market.Until(days[day]).After(days[day - 1]);
        yield return market.Until(days[299]).After(days[242]);

        var late = market.Until(days[301]).After(days[299]);
        yield return late with { Prices = [.. late.Prices.Where(price => price.Symbol != "BBB")] };
        var next = market.Until(days[302]).After(days[301]);
        yield return next with { Prices = [.. next.Prices, .. late.Prices.Where(price => price.Symbol == "BBB")] };

        var restated = market.Until(days[303]).After(days[302]);
        yield return restated with { Prices = [.. restated.Prices, .. Restated(market.Until(days[302]), "SPLIT", 0.25), .. Restated(market.Until(days[302]), "^GSPC", 1.0001)] };
        yield return market.Until(days[^2]).After(days[303]);
        var factor = 1 + 0.01 * random.NextDouble();
        yield return new RawLoad { Prices = [.. Restated(market.Until(days[^2]), "ALONE", factor).Skip(100)] };
        yield return market.After(days[^2]);
    }

    private static IEnumerable<RawPrice> Restated(RawLoad market, string symbol, double factor) =>
        market.Prices.Where(price => price.Symbol == symbol).Select(price => price with { AdjustedClose = price.AdjustedClose * factor });

    private static async Task<MartDatabase> BuiltAsync(RawLoad market)
    {
        var database = await MartDatabases.DuckDbAsync();
        await database.LoadAsync(market);
        await database.BuildAsync();
        return database;
    }
}
