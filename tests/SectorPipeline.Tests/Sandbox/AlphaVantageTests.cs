using System.Net;

namespace SectorPipeline.Tests.Sandbox;

internal sealed class AlphaVantageTests : RecordedSandbox
{
    [Test]
    public async Task Daily_bars_are_as_traded_and_newest_first()
    {
        var answer = await Client.AlphaVantageAsync("function=TIME_SERIES_DAILY_ADJUSTED&symbol=ACME&outputsize=full");

        var series = answer["Time Series (Daily)"]?.AsObject() ?? [];
        Assert.That(series.Select(bar => bar.Key), Is.EqualTo(["2020-01-02", "2019-12-31", "2019-12-30", "2019-12-27"]));
        Assert.That(series["2019-12-27"]?.ToJsonString(), Is.EqualTo(
            """{"1. open":"100.0000","2. high":"104.5000","3. low":"99.5000","4. close":"102.0000","5. adjusted close":"50.7500123456","6. volume":"1000","7. dividend amount":"0.0000","8. split coefficient":"1.0000"}"""));
    }

    [Test]
    public async Task Splits_and_dividends_stand_on_their_bars()
    {
        var answer = await Client.AlphaVantageAsync("function=TIME_SERIES_DAILY_ADJUSTED&symbol=ACME&outputsize=full");

        var series = answer["Time Series (Daily)"];
        Assert.That((string?)series?["2019-12-30"]?["8. split coefficient"], Is.EqualTo("2.0000"));
        Assert.That((string?)series?["2019-12-31"]?["7. dividend amount"], Is.EqualTo("0.2500"));
    }

    [TestCase("", "Compact")]
    [TestCase("&outputsize=full", "Full size")]
    public async Task The_output_size_is_what_was_asked_for_however_few_bars_there_are(string query, string size)
    {
        var answer = await Client.AlphaVantageAsync($"function=TIME_SERIES_DAILY_ADJUSTED&symbol=ACME{query}");

        Assert.That((string?)answer["Meta Data"]?["4. Output Size"], Is.EqualTo(size));
        Assert.That(answer["Time Series (Daily)"]?.AsObject(), Has.Count.EqualTo(4));
    }

    [Test]
    public async Task The_same_bars_come_as_csv()
    {
        var (_, body) = await Client.GetAsync("query?apikey=demo&function=TIME_SERIES_DAILY_ADJUSTED&symbol=BRK.B&datatype=csv");

        Assert.That(body, Is.EqualTo(
            "timestamp,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient\n"
            + "2020-01-02,226.0,228.39,225.7,228.39,228.39,3764000,0.0000,1.0\n"));
    }

    [Test]
    public async Task Overview_says_what_the_market_folder_knows_in_the_words_of_the_vendor()
    {
        var overview = await Client.AlphaVantageAsync("function=OVERVIEW&symbol=acme");

        Assert.That((string?)overview["Name"], Is.EqualTo("Acme \"Rocket\", Inc."));
        Assert.That((string?)overview["Sector"], Is.EqualTo("TECHNOLOGY"));
        Assert.That((string?)overview["MarketCapitalization"], Is.EqualTo("1500000000"));
        Assert.That((string?)overview["52WeekHigh"], Is.EqualTo("53"));
        Assert.That((string?)overview["DividendPerShare"], Is.EqualTo("0.25"));
        Assert.That((string?)overview["LatestQuarter"], Is.EqualTo("2019-12-31"));
    }

    [Test]
    public async Task An_unknown_market_value_is_None()
    {
        var overview = await Client.AlphaVantageAsync("function=OVERVIEW&symbol=BRK.B");

        Assert.That((string?)overview["MarketCapitalization"], Is.EqualTo("None"));
    }

    [TestCase("XLF")]
    [TestCase("^GSPC")]
    [TestCase("NOSUCH")]
    public async Task Overview_of_anything_but_a_stock_is_empty(string symbol)
    {
        var (status, body) = await Client.GetAsync($"query?apikey=demo&function=OVERVIEW&symbol={Uri.EscapeDataString(symbol)}");

        Assert.That((status, body), Is.EqualTo((HttpStatusCode.OK, "{}")));
    }

    [TestCase("function=TIME_SERIES_DAILY_ADJUSTED&symbol=NOSUCH", "TIME_SERIES_DAILY_ADJUSTED")]
    [TestCase("function=TIME_SERIES_DAILY_ADJUSTED&symbol=ACME&outputsize=huge", "TIME_SERIES_DAILY_ADJUSTED")]
    [TestCase("function=CMO", "CMO")]
    public async Task A_call_that_makes_no_sense_is_refused_with_status_200(string query, string function)
    {
        var answer = await Client.AlphaVantageAsync(query);

        Assert.That((string?)answer["Error Message"], Is.EqualTo(
            $"Invalid API call. Please retry or visit the documentation (https://www.alphavantage.co/documentation/) for {function}."));
    }

    [Test]
    public async Task A_missing_key_is_told_from_an_unknown_symbol_by_its_text()
    {
        var answer = await Client.JsonAsync("query?function=OVERVIEW&symbol=ACME");

        Assert.That((string?)answer["Error Message"], Does.StartWith("the parameter apikey is invalid or missing."));
    }
}
