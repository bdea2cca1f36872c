using System.Text.Json;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Yahoo;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>What quoteSummary answers mean.</summary>
[TestFixture]
internal sealed class YahooCompaniesTests
{
    private const string Symbol = "AAPL";

    [Test]
    public void Plain_numbers_make_a_company()
    {
        Assert.That(Read(QuoteSummaryJson.Of(Symbol)), Is.EqualTo(new Received<Company>(new Company
        {
            Symbol = Symbol,
            AsOf = new DateOnly(2025, 3, 3),
            Name = "Name of AAPL",
            AssetType = "EQUITY",
            Exchange = "NasdaqGS",
            Currency = "USD",
            Country = "United States",
            Sector = "Technology",
            Industry = "Semiconductors",
            MarketCap = 120_750_000_001,
            SharesOutstanding = 1_500_000_000,
            DividendPerShare = 2.25,
            Eps = -0.75,
        })));
    }

    [Test]
    public void Numbers_in_objects_mean_the_same_as_plain_ones()
    {
        var body = QuoteSummaryJson.Of(
            """{"symbol":"AAPL","quoteType":"EQUITY","longName":null,"shortName":"Short","exchangeName":"NYSE","currency":"USD","marketCap":{"raw":120750000001,"fmt":"120.75B","longFmt":"120,750,000,001"}}""",
            QuoteSummaryJson.Profile,
            """{"trailingAnnualDividendRate":{"raw":0,"fmt":"0.00"}}""",
            """{"sharesOutstanding":{"raw":1500000000,"fmt":"1.5B","longFmt":"1,500,000,000"},"trailingEps":{"raw":-0.75,"fmt":"-0.75"}}""");

        var company = Read(body).Row;

        Assert.That(
            (company.MarketCap, company.SharesOutstanding, company.DividendPerShare, company.Eps, company.Name),
            Is.EqualTo((120_750_000_001m, 1_500_000_000L, 0d, -0.75, "Short")));
    }

    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("""{"raw":0,"fmt":null,"longFmt":"0"}""")]
    [TestCase("""{"raw":null,"fmt":"-"}""")]
    [TestCase("\"None\"")]
    [TestCase("\"\"")]
    public void Missing_is_missing_and_never_zero(string missing)
    {
        var body = QuoteSummaryJson.Of(
            $$"""{"symbol":"AAPL","quoteType":"EQUITY","shortName":"Short","longName":{{missing}},"currency":{{missing}},"marketCap":{{missing}}}""",
            $$"""{"country":{{missing}},"sector":{{missing}},"industry":{{missing}}}""",
            $$"""{"trailingAnnualDividendRate":{{missing}},"marketCap":{{missing}}}""",
            $$"""{"sharesOutstanding":{{missing}},"trailingEps":{{missing}}}""");

        Assert.That(Read(body), Is.EqualTo(new Received<Company>(
            new Company { Symbol = Symbol, AsOf = new DateOnly(2025, 3, 3), Name = "Short", AssetType = "EQUITY" })));
    }

    [Test]
    public void The_market_cap_of_the_summary_stands_in_for_that_of_the_price()
    {
        var body = QuoteSummaryJson.Of(
            """{"symbol":"AAPL","quoteType":"EQUITY","longName":"Name","exchangeName":"LSE","currency":"GBp"}""",
            QuoteSummaryJson.Profile, QuoteSummaryJson.Detail, QuoteSummaryJson.Statistics);

        var company = Read(body).Row;

        Assert.That((company.MarketCap, company.Currency), Is.EqualTo((999m, "GBP")), "amounts are in pounds where prices are in pence");
    }

    [Test]
    public void Modules_that_are_not_there_are_missing()
    {
        var company = Read(QuoteSummaryJson.Modules($$"""{"price":{{QuoteSummaryJson.Price(Symbol)}},"assetProfile":null}""")).Row;

        Assert.That((company.Name, company.Sector, company.SharesOutstanding), Is.EqualTo(("Name of AAPL", (string?)null, (long?)null)));
    }

    [TestCase("\"sector\":", "\"sectorName\":", "assetProfile: expected country, sector, industry, got country, industry, sectorName: missing sector, new sectorName")]
    [TestCase("\"assetProfile\":", "\"companyProfile\":", "missing assetProfile, new companyProfile")]
    [TestCase("\"price\":", "\"quote\":", "missing price, new quote")]
    [TestCase("\"marketCap\":", "\"marketCapitalization\":", "missing marketCap, new marketCapitalization")]
    [TestCase("\"symbol\":", "\"ticker\":", "price: expected symbol, quoteType")]
    [TestCase("\"quoteSummary\":", "\"summary\":", "the answer: expected quoteSummary, got summary")]
    [TestCase("\"result\":[", "\"result\":[{},", "quoteSummary.result: expected one object")]
    public void A_renamed_field_is_a_changed_format(string old, string @new, string what)
    {
        var body = QuoteSummaryJson.Of(Symbol).Replace(old, @new, StringComparison.Ordinal);

        Assert.That(
            () => Read(body),
            Throws.TypeOf<VendorException>().With.Message.Contains(what).And.Property("Outcome").EqualTo(VendorOutcome.ChangedFormat));
    }

    [Test]
    public void Another_shape_is_a_changed_format()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => Read("[]"), Throws.TypeOf<VendorException>().With.Message.Contains("expected an object"));
            Assert.That(() => Read(QuoteSummaryJson.Modules("""{"price":[]}""")), Throws.TypeOf<VendorException>().With.Message.Contains("price: expected an object, got Array"));
        });
    }

    [TestCase("null")]
    [TestCase("[]")]
    public void No_result_is_no_data(string result)
    {
        Assert.That(
            () => Read($$$"""{"quoteSummary":{"result":{{{result}}},"error":null}}"""),
            Throws.TypeOf<VendorException>().With.Property("Outcome").EqualTo(VendorOutcome.NoData));
    }

    [Test]
    public void New_fields_are_noted_and_change_nothing()
    {
        var conversation = Conversation();
        var body = QuoteSummaryJson.Of(Symbol).Replace("\"city\":", "\"moonPhase\":", StringComparison.Ordinal)
            .Replace("\"summaryDetail\":", "\"outlook\":{},\"summaryDetail\":", StringComparison.Ordinal);

        var company = Read(body, conversation);

        Assert.That(conversation.ExtraFields, Is.EqualTo(new[] { "assetProfile.moonPhase", "outlook" }));
        Assert.That(company, Is.EqualTo(Read(QuoteSummaryJson.Of(Symbol))));
    }

    [Test]
    public void What_has_another_type_or_is_about_another_symbol_is_refused()
    {
        var types = Read(QuoteSummaryJson.Of(Symbol)
            .Replace("\"Technology\"", "[1]", StringComparison.Ordinal)
            .Replace("1500000000", "\"many\"", StringComparison.Ordinal)
            .Replace("2.25", "true", StringComparison.Ordinal));
        var other = Read(QuoteSummaryJson.Of("MSFT"));

        Assert.That(types.Fault, Is.EqualTo(new Refusal(
            "type", "sector '[1]' is not a text; sharesOutstanding 'many' is not a number; trailingAnnualDividendRate 'true' is not a number")));
        Assert.That(other.Fault, Is.EqualTo(new Refusal("key", "asked for AAPL, the answer is about MSFT")));
    }

    [TestCase("BRK-B", "BRK.B")]
    [TestCase("BRK.B", "BRK.B")]
    public void A_class_of_shares_is_the_same_in_either_spelling(string vendors, string ours)
    {
        using var document = JsonDocument.Parse(QuoteSummaryJson.Of(vendors));

        Assert.That(QuoteSummary.Read(document.RootElement, ours, Conversation()).Fault, Is.Null);
    }

    private static NoConversation Conversation() => new(Session.Parse("2025-03-03"));

    private static Received<Company> Read(string body, Conversation? conversation = null)
    {
        using var document = JsonDocument.Parse(body);
        return QuoteSummary.Read(document.RootElement, Symbol, conversation ?? Conversation());
    }
}
