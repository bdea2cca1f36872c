using SectorPipeline.Core;
using SectorPipeline.Sandbox;

namespace SectorPipeline.Tests.Sandbox;

internal sealed class SimulatedMarketTests
{
    [Test]
    public void Every_sector_has_as_many_stocks_and_its_fund()
    {
        var market = Simulated.Market();

        var stocks = market.Securities.Where(security => security.Kind == SecurityKind.Stock).GroupBy(security => security.GicsSector);
        Assert.That(stocks.Select(sector => sector.Count()), Is.EqualTo(Enumerable.Repeat(3, 11)));
        Assert.That(market.Securities.Where(security => security.Kind != SecurityKind.Stock).Select(security => security.Symbol),
            Is.EqualTo(["XLB", "XLC", "XLE", "XLF", "XLI", "XLK", "XLP", "XLRE", "XLU", "XLV", "XLY", "SPY", "^GSPC"]));
    }

    [Test]
    public void The_coins_beside_it_are_named_as_a_universe_lists_them_and_the_vendor_has_each()
    {
        var known = new SectorPipeline.Ingestion.CoinGeckoOptions().Coins;

        Assert.That(Simulated.Market().Coins, Does.Contain("BTC-USD").And.Contain("ETH-USD"));
        Assert.That(Simulated.Market().Coins.Select(coin => known[coin]), Is.EqualTo(CoinProfile.All.Select(coin => coin.Id)));
    }

    [Test]
    public void Symbols_and_names_are_unique_however_many_there_are()
    {
        var market = Simulated.Market("2000-03-31", stocks: 6000);

        Assert.That(market.Securities.Select(security => security.Symbol), Is.Unique);
        Assert.That(market.Securities.Select(security => security.Name), Is.Unique);
    }

    [Test]
    public void Bars_cover_the_sessions_of_the_exchange()
    {
        var market = Simulated.Market();

        var dates = market.Bars("TEC01").Dates.ToArray();

        Assert.That(dates, Is.EqualTo(TradingCalendar.Nyse.Sessions(new DateOnly(2022, 3, 1), new DateOnly(2024, 3, 28))));
        Assert.That((market.FirstSession.Date, market.LastSession.Date), Is.EqualTo((dates[0], dates[^1])));
    }

    [Test]
    public void Quotes_are_in_cents_and_their_order_holds()
    {
        var bars = Simulated.Market().Bars("ENR02");

        for (var i = 0; i < bars.Count; i++)
        {
            double[] quotes = [bars.Open.Span[i], bars.High.Span[i], bars.Low.Span[i], bars.Close.Span[i]];
            Assert.That(quotes, Is.All.Matches<double>(quote => Math.Round(quote * 100) / 100 == quote && quote > 0));
            Assert.That(bars.High.Span[i], Is.EqualTo(quotes.Max()));
            Assert.That(bars.Low.Span[i], Is.EqualTo(quotes.Min()));
        }
    }

    [TestCase("TEC01")]
    [TestCase("XLU")]
    [TestCase("^GSPC")]
    public void Tomorrow_is_today_and_one_session_more(string symbol)
    {
        var today = Simulated.Market("2024-03-27").Bars(symbol);
        var tomorrow = Simulated.Market("2024-03-28").Bars(symbol);

        Assert.That(tomorrow.Count, Is.EqualTo(today.Count + 1));
        Assert.That(tomorrow.Close[..^1].ToArray(), Is.EqualTo(today.Close.ToArray()));
        Assert.That(tomorrow.Volume[..^1].ToArray(), Is.EqualTo(today.Volume.ToArray()));
        Assert.That(tomorrow.High[..^1].ToArray(), Is.EqualTo(today.High.ToArray()));
    }

    [Test]
    public void Adjusted_closes_restate_backwards_when_a_dividend_is_paid_and_only_then()
    {
        var market = Simulated.Market();
        var (symbol, action) = FirstAction(market, one => one.Dividend > 0);
        var date = market.Bars(symbol).Dates.Span[action.Index];

        var before = Simulated.Market(Text(TradingCalendar.Nyse.Previous(date))).Bars(symbol);
        var after = Simulated.Market(Text(date)).Bars(symbol);

        var expected = before.AdjustedClose.Span[^1] * (1 - action.Dividend / before.Close.Span[^1]);
        Assert.That(before.AdjustedClose.Span[^1], Is.EqualTo(before.Close.Span[^1]));
        Assert.That(after.AdjustedClose.Span[^2], Is.EqualTo(expected).Within(1e-6));
    }

    [Test]
    public void A_split_divides_the_price_and_leaves_the_adjusted_return_ordinary()
    {
        var market = Simulated.Market("2020-12-31", stocks: 110, years: 20);
        var (symbol, action) = FirstAction(market, one => one.Split > 1);
        var bars = market.Bars(symbol);

        var (before, after) = (action.Index - 1, action.Index);
        var adjusted = bars.AdjustedClose.Span[after] / bars.AdjustedClose.Span[before];
        Assert.That(bars.Close.Span[after] * action.Split / bars.Close.Span[before], Is.EqualTo(adjusted).Within(1e-4));
        Assert.That(adjusted, Is.EqualTo(1).Within(0.2));
    }

    [Test]
    public void Another_seed_is_another_market()
    {
        var one = Simulated.Market(seed: 1);
        var other = Simulated.Market(seed: 2);

        Assert.That(one.Name, Is.Not.EqualTo(other.Name));
        Assert.That(one.Bars("TEC01").Close.ToArray(), Is.Not.EqualTo(other.Bars("TEC01").Close.ToArray()));
    }

    [Test]
    public void A_stock_does_not_depend_on_how_many_others_there_are()
    {
        var few = Simulated.Market(stocks: 11).Bars("FIN01");
        var many = Simulated.Market(stocks: 220).Bars("FIN01");

        Assert.That(many.Close.ToArray(), Is.EqualTo(few.Close.ToArray()));
    }

    [Test]
    public void Nothing_is_known_of_a_symbol_that_was_not_invented()
    {
        var market = Simulated.Market();

        Assert.That(market.FindBars("TEC99"), Is.Null);
        Assert.That(market.FindSeries("NOSUCH"), Is.Null);
    }

    [TestCase("2024-03-30", 33, 2, "not a trading day. Take 2024-03-28.")]
    [TestCase("1999-12-31", 33, 2, "before 2000-01-03")]
    [TestCase("2024-03-28", 0, 2, "0 stocks")]
    [TestCase("2024-03-28", 33, 0, "0 years")]
    public void Options_that_make_no_market_are_refused(string last, int stocks, int years, string said)
    {
        Assert.That(() => Simulated.Market(last, stocks, years), Throws.TypeOf<PipelineException>().With.Message.Contains(said));
    }

    private static string Text(DateOnly date) => new Session(date).ToString();

    private static (string Symbol, CorporateAction Action) FirstAction(SimulatedMarket market, Func<CorporateAction, bool> wanted) =>
        market.Securities
            .SelectMany(security => market.Bars(security.Symbol).Actions.ToArray().Where(wanted).Select(action => (security.Symbol, action)))
            .First(found => found.action.Index > 300);
}
