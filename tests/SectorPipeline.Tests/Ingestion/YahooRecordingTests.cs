using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Yahoo;

namespace SectorPipeline.Tests.Ingestion;

[TestFixture]
internal sealed class YahooRecordingTests
{
    [Test]
    public void Apples_split_and_dividend_of_2020_are_on_their_sessions()
    {
        var bars = Bars("chart-AAPL-2020-08-31-to-2020-11-07.json");

        Assert.That(bars, Has.Count.EqualTo(49));
        Assert.That(bars[0], Is.EqualTo(new DailyBar
        {
            Symbol = "X",
            Session = new DateOnly(2020, 8, 31),
            Open = 127.58000183105469,
            High = 131,
            Low = 126,
            Close = 129.0399932861328,
            AdjustedClose = 125.82673645019531,
            Volume = 225702700,
            Dividend = 0,
            SplitFactor = 4,
            CapitalGain = 0,
            Currency = "USD",
        }));
        Assert.That((bars[^1].Session, bars[^1].Dividend), Is.EqualTo((new DateOnly(2020, 11, 6), 0.205)));
        Assert.That(bars.Count(bar => bar.Dividend != 0 || bar.SplitFactor != 1), Is.EqualTo(2));
    }

    [Test]
    public void A_fund_that_is_not_priced_yet_ends_with_a_missing_bar()
    {
        var bars = Bars("chart_FBIIX_trailing_null_bar.json");

        Assert.That(bars.Select(bar => bar.IsEmpty), Is.EqualTo(new[] { false, false, false, true }));
        Assert.That(bars[2].Close, Is.EqualTo(9.6899995803833));
    }

    [TestCase("chart_ALL.AX.json", 64, "2021-10-13", "2022-01-13", "AUD")]
    [TestCase("historical-via-chart-dividends-TSLA-no-dividends.json", 3303, "2010-06-29", "2023-08-11", "USD")]
    [TestCase("historical-via-chart-MSFT-dividends-2021-02-01-to-2022-01-31.json", 252, "2021-02-01", "2022-01-28", "USD")]
    [TestCase("rs_history_chart_AAPL.json", 127, "2025-04-30", "2025-10-29", "USD")]
    [TestCase("rs_history_chart_MSFT.json", 127, "2025-04-30", "2025-10-29", "USD")]
    [TestCase("rs_history_chart_GS2C.DE.json", 5, "2025-10-23", "2025-10-29", "EUR")]
    [TestCase("chart-AAPL.json", 1, "2022-02-22", "2022-02-22", "USD")]
    [TestCase("chart-GOOG-2020-01-01-to-2020-01-03.json", 1, "2020-01-02", "2020-01-02", "USD")]
    [TestCase("chart-QQQ-2020-01-01-to-2020-01-03.json", 1, "2020-01-02", "2020-01-02", "USD")]
    [TestCase("chart-OCDO.L-2020-01-01-to-2020-01-03.json", 1, "2020-01-02", "2020-01-02", "GBp")]
    [TestCase("chart-AZT.OL-2020-01-01-to-2020-01-03.json", 1, "2020-01-02", "2020-01-02", "NOK")]
    [TestCase("chart-0P000071W8.TO-2020-01-01-to-2020-01-03.json", 1, "2020-01-02", "2020-01-02", "CAD")]
    [TestCase("chart-BTC-USD-2020-01-01-to-2020-01-03.json", 3, "2020-01-01", "2020-01-03", "USD")]
    [TestCase("chart-EURUSD_X-2020-01-01-to-2020-01-03.json", 3, "2020-01-01", "2020-01-03", "USD")]
    public void Every_bar_of_a_recording_keeps_the_contract(string file, int count, string first, string last, string currency)
    {
        var bars = Bars(file);
        var contract = PriceContract.Instance.Check(DateOnly.MaxValue);

        Assert.That(bars, Has.Count.EqualTo(count));
        Assert.That((bars[0].Session?.ToString("O"), bars[^1].Session?.ToString("O"), bars[0].Currency), Is.EqualTo((first, last, currency)));
        Assert.That(bars.Select(bar => contract.Check(new Received<DailyBar>(bar))), Is.All.Null);
    }

    [Test]
    public void The_answer_for_a_delisted_symbol_gives_its_reason()
    {
        var verdict = YahooRefusals.Table.Judge(Recording.Answer("yahoo", "error_chart_404_delisted.json", 404));

        Assert.That((verdict.Outcome, verdict.Reason), Is.EqualTo((VendorOutcome.UnknownSymbol, "No data found, symbol may be delisted")));
    }

    private static List<DailyBar> Bars(string file)
    {
        var chart = YahooChartParser.Parse(Recording.Read("yahoo", file));
        Assert.That(chart.ExtraFields, Is.Empty, "every field of a recording is known");
        return [.. chart.Bars("X").Select(bar => bar.Fault is null ? bar.Row : throw new InvalidOperationException(bar.Fault.Value.Reason))];
    }
}
