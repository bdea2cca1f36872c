using System.Text.Json;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.AlphaVantage;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Tests.Ingestion;

[TestFixture]
internal sealed class AlphaVantageTests
{
    [TestCase("""{"Note":"Our standard API call frequency is 5 calls per minute and 500 calls per day."}""", nameof(VendorFault.Throttled))]
    [TestCase("""{"Information":"Please wait: 1 request per second, or lift the limit (25 requests per day)."}""", nameof(VendorFault.Throttled))]
    [TestCase("""{"Information":"our standard API rate limit is 25 requests per day."}""", nameof(VendorFault.QuotaSpent))]
    [TestCase("""{"Information":"This is a premium endpoint."}""", nameof(VendorFault.PremiumOnly))]
    [TestCase("""{"Information":"The API key is not known."}""", nameof(VendorFault.BadKey))]
    [TestCase("""{"Error Message":"the parameter apikey is invalid or missing."}""", nameof(VendorFault.BadKey))]
    [TestCase("""{"Information":"We are moving."}""", nameof(VendorFault.Refused))]
    [TestCase("[]", nameof(VendorFault.ChangedFormat))]
    public void A_refusal_inside_a_good_answer_is_understood(string body, string fault)
    {
        using var document = JsonDocument.Parse(body);

        Assert.That(
            () => AlphaVantageRefusal.NoData(document.RootElement),
            Throws.TypeOf<VendorException>().With.Property("Fault").EqualTo(Enum.Parse<VendorFault>(fault)));
    }

    [TestCase("{}", "an empty answer")]
    [TestCase("""{"Error Message":"Invalid API call. Please retry."}""", "Invalid API call. Please retry.")]
    public void An_unknown_symbol_is_no_data(string body, string reason)
    {
        using var document = JsonDocument.Parse(body);

        Assert.That(AlphaVantageRefusal.NoData(document.RootElement), Is.EqualTo(reason));
    }

    [TestCase("error_note_5_per_minute.json", nameof(VendorFault.Throttled))]
    [TestCase("error_information_daily_25_limit.json", nameof(VendorFault.QuotaSpent))]
    [TestCase("error_information_premium_endpoint.json", nameof(VendorFault.PremiumOnly))]
    [TestCase("error_invalid_apikey.json", nameof(VendorFault.BadKey))]
    public void A_recorded_refusal_is_understood(string file, string fault)
    {
        using var document = JsonDocument.Parse(Recording.Read("alphavantage", file));

        Assert.That(
            () => AlphaVantageRefusal.NoData(document.RootElement),
            Throws.TypeOf<VendorException>().With.Property("Fault").EqualTo(Enum.Parse<VendorFault>(fault)));
    }

    [Test]
    public void A_recorded_invalid_call_is_no_data()
    {
        using var document = JsonDocument.Parse(Recording.Read("alphavantage", "error_message_invalid_call.json"));

        Assert.That(AlphaVantageRefusal.NoData(document.RootElement), Does.StartWith("Invalid API call."));
    }

    [Test]
    public void A_bar_is_read_from_texts()
    {
        const string Body = """
            {"Meta Data":{"1. Information":"Daily Time Series"},"Time Series (Daily)":{"2020-01-03":{"1. open":"10.5000","2. high":"11","3. low":"10",
            "4. close":"10.75","5. adjusted close":"5.375","6. volume":"1200","7. dividend amount":"0.2500","8. split coefficient":"2.0"},
            "3 January":{"1. open":"None","2. high":"-","3. low":".","4. close":"","5. adjusted close":"x","6. volume":null}}}
            """;
        using var document = JsonDocument.Parse(Body);

        var bars = AlphaVantageParser.Bars(document.RootElement, "X").ToList();

        Assert.That(bars[0], Is.EqualTo(new BarCandidate
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
        Assert.That((bars[1].Open, bars[1].High, bars[1].Low, bars[1].Close, bars[1].Volume), Is.EqualTo(default((double?, double?, double?, double?, double?))));
        Assert.That(bars[1].TypeFault, Is.EqualTo("session '3 January' is not a date; 5. adjusted close 'x' is not a number"));
    }

    [Test]
    public void An_answer_without_the_series_says_what_it_has_instead()
    {
        using var document = JsonDocument.Parse("""{"Meta Data":{},"Time Series (1day)":{}}""");

        Assert.That(
            () => AlphaVantageParser.Bars(document.RootElement, "X"),
            Throws.TypeOf<VendorException>().With.Message.EqualTo(
                "the format has changed: there is no 'Time Series (Daily)' but 'Meta Data', 'Time Series (1day)'"));
    }

    [Test]
    public void Microsofts_recorded_bars_keep_the_contract_and_hold_two_dividends()
    {
        using var document = JsonDocument.Parse(Recording.Read("alphavantage", "daily_adjusted_compact_MSFT_2018.json"));
        var contract = new BarContract(DateOnly.MaxValue);

        var bars = AlphaVantageParser.Bars(document.RootElement, "MSFT").ToList();

        Assert.That(bars, Has.Count.EqualTo(100));
        Assert.That(bars.Select(bar => contract.Check(bar)), Is.All.Null);
        Assert.That(bars.Where(bar => bar.Dividend != 0).Select(bar => (bar.Session, bar.Dividend, bar.Close, bar.AdjustedClose)), Is.EqualTo(
            new (DateOnly, double, double?, double?)[]
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
        using var document = JsonDocument.Parse(Recording.Read("alphavantage", file));

        var company = AlphaVantageParser.Company(document.RootElement, symbol, new DateOnly(2025, 3, 3));

        Assert.That(CompanyContract.Check(company), Is.Null);
        Assert.That(company.ToCompany(), Is.EqualTo(new Company
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
        using var document = JsonDocument.Parse(Recording.Read("alphavantage", file));

        var company = AlphaVantageParser.Company(document.RootElement, symbol, new DateOnly(2025, 3, 3));

        Assert.That(CompanyContract.Check(company), Is.Null);
        Assert.That(new object?[] { company.Sector, company.Industry, company.MarketCap }, Is.All.Not.Null);
    }
}
