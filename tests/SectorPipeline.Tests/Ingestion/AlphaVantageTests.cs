using System.Net;
using System.Text;
using System.Text.Json;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.AlphaVantage;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Tests.Ingestion;

[TestFixture]
internal sealed class AlphaVantageTests
{
    [TestCase("""{"Note":"Our standard API call frequency is 5 calls per minute and 500 calls per day."}""", nameof(VendorOutcome.Throttled))]
    [TestCase("""{"Information":"Please wait: 1 request per second, or lift the limit (25 requests per day)."}""", nameof(VendorOutcome.Throttled))]
    [TestCase("""{"Information":"our standard API rate limit is 25 requests per day."}""", nameof(VendorOutcome.QuotaSpent))]
    [TestCase("""{"Information":"This is a premium endpoint."}""", nameof(VendorOutcome.PremiumOnly))]
    [TestCase("""{"Information":"The API key is not known."}""", nameof(VendorOutcome.BadKey))]
    [TestCase("""{"Error Message":"the parameter apikey is invalid or missing."}""", nameof(VendorOutcome.BadKey))]
    [TestCase("""{"Information":"We are moving."}""", nameof(VendorOutcome.ChangedFormat))]
    [TestCase("""{"Error Message":"Invalid API call. Please retry."}""", nameof(VendorOutcome.UnknownSymbol))]
    [TestCase("{}", nameof(VendorOutcome.UnknownSymbol))]
    [TestCase("""{"Meta Data":{"1. Information":"Daily Prices"},"Time Series (Daily)":{}}""", nameof(VendorOutcome.Ok))]
    public void A_refusal_inside_a_good_answer_is_understood(string body, string outcome)
    {
        var answer = new VendorAnswer("request", HttpStatusCode.OK, "application/json", Encoding.UTF8.GetBytes(body));

        Assert.That(AlphaVantageRefusals.Table.Judge(answer).Outcome.ToString(), Is.EqualTo(outcome));
    }

    [TestCase("error_note_5_per_minute.json", nameof(VendorOutcome.Throttled), 61)]
    [TestCase("error_information_daily_25_limit.json", nameof(VendorOutcome.QuotaSpent), null)]
    [TestCase("error_information_premium_endpoint.json", nameof(VendorOutcome.PremiumOnly), null)]
    [TestCase("error_invalid_apikey.json", nameof(VendorOutcome.BadKey), null)]
    [TestCase("error_message_invalid_call.json", nameof(VendorOutcome.UnknownSymbol), null)]
    public void A_recorded_refusal_is_understood(string file, string outcome, int? wait)
    {
        var verdict = AlphaVantageRefusals.Table.Judge(Recording.Answer("alphavantage", file));

        Assert.That((verdict.Outcome.ToString(), verdict.Wait?.TotalSeconds), Is.EqualTo((outcome, (double?)wait)));
    }

    [Test]
    public void A_bar_is_read_from_texts()
    {
        const string Body = """
            {"Meta Data":{"1. Information":"Daily Time Series"},"Time Series (Daily)":{"2020-01-03":{"1. open":"10.5000","2. high":"11","3. low":"10",
            "4. close":"10.75","5. adjusted close":"5.375","6. volume":"1200","7. dividend amount":"0.2500","8. split coefficient":"2.0"},
            "3 January":{"1. open":"None","2. high":"-","3. low":".","4. close":"","5. adjusted close":"x","6. volume":null,"7. dividend amount":"n/a",
            "8. split coefficient":"None"}}}
            """;
        var received = Bars(Encoding.UTF8.GetBytes(Body));
        var bars = received.ConvertAll(bar => bar.Row);

        Assert.That(bars[0], Is.EqualTo(new DailyBar
        {
            Symbol = "X",
            Session = new DateOnly(2020, 1, 3),
            Open = 10.5,
            High = 11,
            Low = 10,
            Close = 10.75,
            AdjustedClose = 5.375,
            Volume = 1200,
            Dividend = 0.25,
            SplitFactor = 2,
        }));
        Assert.That((bars[1].Open, bars[1].High, bars[1].Low, bars[1].Close, bars[1].Volume), Is.EqualTo(default((double?, double?, double?, double?, long?))));
        Assert.That((bars[1].Dividend, bars[1].SplitFactor), Is.EqualTo(default((double?, double?))), "missing is missing, never 0 or 1");
        Assert.That(received[1].Fault?.Reason, Is.EqualTo("session '3 January' is not a date; adjusted close 'x' is not a number"));
    }

    [Test]
    public void An_answer_without_the_series_says_what_it_has_instead()
    {
        Assert.That(
            () => Bars("""{"Meta Data":{},"Time Series (1day)":{}}"""u8.ToArray()),
            Throws.TypeOf<VendorException>().With.Message.EqualTo(
                "the format has changed: the answer: expected Meta Data, Time Series (Daily), got Meta Data, Time Series (1day): "
                + "missing Time Series (Daily), new Time Series (1day)"));
    }

    [Test]
    public void The_new_name_of_a_field_is_no_new_field()
    {
        var conversation = new NoConversation();
        using var document = JsonDocument.Parse("{\"Time Series (Daily)\":{\"2020-01-03\":{\"1. open\":\"1\",\"2. high\":\"1\",\"3. low\":\"1\",\"4. last\":\"1\",\"5. volume\":\"1\"}}}");

        Assert.That(() => DailySeries.Bars(document.RootElement, "X", conversation).ToList(), Throws.TypeOf<VendorException>());
        Assert.That(conversation.ExtraFields, Is.Empty);
    }

    [Test]
    public void A_renamed_field_is_named_with_what_came_instead()
    {
        Assert.That(
            () => Bars("""{"Time Series (Daily)":{"2020-01-03":{"1. open":"1","2. high":"1","3. low":"1","4. last":"1","5. volume":"1"}}}"""u8.ToArray()),
            Throws.TypeOf<VendorException>().With.Message.EqualTo(
                "the format has changed: Time Series (Daily).2020-01-03: expected open, high, low, close, volume, "
                + "got open, high, low, last, volume: missing close, new last"));
    }

    [Test]
    public void Microsofts_recorded_bars_keep_the_contract_and_hold_two_dividends()
    {
        var contract = PriceContract.Instance.Check(DateOnly.MaxValue);

        var bars = Bars(Recording.Read("alphavantage", "daily_adjusted_compact_MSFT_2018.json"));

        Assert.That(bars, Has.Count.EqualTo(100));
        Assert.That(bars.Select(bar => contract.Check(bar)), Is.All.Null);
        Assert.That(bars.Select(bar => bar.Row).Where(bar => bar.Dividend != 0).Select(bar => (bar.Session, bar.Dividend, bar.Close, bar.AdjustedClose)), Is.EqualTo(
            new (DateOnly?, double?, double?, double?)[]
            {
                (new(2018, 8, 15), 0.42, 107.66, 107.66), (new(2018, 5, 16), 0.42, 97.15, 96.7725),
            }));
    }

    [TestCase("overview_AAPL_2025.json", "AAPL", "Apple Inc", "TECHNOLOGY", 3352782701000, 15022100000, 0.99, 6.31)]
    [TestCase("overview_TSLA_2021.json", "TSLA", "Tesla, Inc", "Consumer Cyclical", 723882803200, 959854016, null, 0.64)]
    [TestCase("overview_SKYQ_2025.json", "SKYQ", "Sky Quarry Inc", "ENERGY & TRANSPORTATION", 16356500, 18800600, null, null)]
    public void A_recorded_overview_is_a_company(
        string file, string symbol, string name, string sector, long cap, long shares, double? dividend, double? eps)
    {
        var company = Overview(file, symbol);

        Assert.That(company, Is.EqualTo(new Company
        {
            Symbol = symbol,
            AsOf = new DateOnly(2025, 3, 3),
            Name = name,
            AssetType = "Common Stock",
            Exchange = "NASDAQ",
            Currency = "USD",
            Country = "USA",
            Sector = sector,
            Industry = company.Industry,
            MarketCap = cap,
            SharesOutstanding = shares,
            DividendPerShare = dividend,
            Eps = eps,
        }));
    }

    [TestCase("overview_AAME_2025.json", "AAME")]
    [TestCase("overview_AMZN_2025.json", "AMZN")]
    [TestCase("overview_APA_2025.json", "APA")]
    [TestCase("overview_APP_2025.json", "APP")]
    [TestCase("overview_DBI_2025.json", "DBI")]
    [TestCase("overview_DBX_2025.json", "DBX")]
    [TestCase("overview_DB_2025.json", "DB")]
    [TestCase("overview_DUOL_2025.json", "DUOL")]
    [TestCase("overview_IBM_2025.json", "IBM")]
    [TestCase("overview_IBM_2025b.json", "IBM")]
    public void Every_recorded_overview_keeps_the_contract(string file, string symbol)
    {
        var company = Overview(file, symbol);

        Assert.That(new object?[] { company.Sector, company.Industry, company.MarketCap }, Is.All.Not.Null);
    }

    private static List<Received<DailyBar>> Bars(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        return [.. DailySeries.Bars(document.RootElement, "X", new NoConversation())];
    }

    /// <summary>The company of a recording, which must keep the contract and have no field that is not known.</summary>
    private static Company Overview(string file, string symbol)
    {
        using var document = JsonDocument.Parse(Recording.Read("alphavantage", file));
        var conversation = new NoConversation(Session.Parse("2025-03-03"));
        var company = CompanyOverview.Read(document.RootElement, symbol, conversation);
        Assert.That(CompanyContract.Instance.Check(new DateOnly(2025, 3, 3)).Check(company), Is.Null);
        Assert.That(conversation.ExtraFields, Is.Empty);
        return company.Row;
    }
}
