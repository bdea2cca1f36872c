using System.Text;
using System.Text.Json;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Yahoo;

namespace SectorPipeline.Tests.Ingestion;

[TestFixture]
internal sealed class YahooChartParserTests
{
    private const string Ones =
        ""","indicators":{"quote":[{"open":[1],"high":[1],"low":[1],"close":[1],"volume":[1]}],"adjclose":[{"adjclose":[1]}]}""";

    [Test]
    public void Properties_may_come_in_any_order()
    {
        const string Body = """
            {"chart":{"error":null,"result":[{
            "indicators":{"adjclose":[{"adjclose":[9.5]}],"quote":[{"volume":[7],"close":[10],"open":[9],"low":[8],"high":[11]}]},
            "events":{"splits":{"1577975400":{"date":1577975400,"numerator":3,"denominator":2,"splitRatio":"3:2"}},
                      "dividends":{"1577975400":{"amount":0.25}}},
            "timestamp":[1577975400],
            "meta":{"unknown":{"deep":[1,{"x":2}]},"exchangeTimezoneName":"America/New_York","gmtoffset":-18000,"currency":"USD"}}]}}
            """;

        var bar = Bars(Body).Single();

        Assert.That(bar, Is.EqualTo(new DailyBar
        {
            Symbol = "X",
            Session = new DateOnly(2020, 1, 2),
            Open = 9,
            High = 11,
            Low = 8,
            Close = 10,
            AdjustedClose = 9.5,
            Volume = 7,
            Dividend = 0.25,
            SplitFactor = 1.5,
            CapitalGain = 0,
            Currency = "USD",
        }));
    }

    [TestCase(1577975400, "America/New_York", "2020-01-02", Description = "09:30 in New York")]
    [TestCase(1635980400, "Australia/Sydney", "2021-11-04", Description = "10:00 in Sydney is the evening before in UTC")]
    [TestCase(1640991600, "Pacific/Auckland", "2022-01-01", Description = "the year turns earlier in Auckland")]
    [TestCase(-86400, "UTC", "1969-12-31")]
    public void A_bar_has_the_date_of_its_exchange(long timestamp, string zone, string date)
    {
        var body = $$$"""{"chart":{"result":[{"meta":{"exchangeTimezoneName":"{{{zone}}}"},"timestamp":[{{{timestamp}}}]{{{Ones}}}}]}}""";

        var bar = Bars(body).Single();

        Assert.That(bar.Session?.ToString("O"), Is.EqualTo(date));
    }

    [Test]
    public void An_unknown_zone_falls_back_to_the_offset()
    {
        const string Body = $$$"""{"chart":{"result":[{"meta":{"exchangeTimezoneName":"Mars/Base","gmtoffset":39600},"timestamp":[1642050607]{{{Ones}}}}]}}""";

        Assert.That(Bars(Body).Single().Session, Is.EqualTo(new DateOnly(2022, 1, 13)));
    }

    [Test]
    public void Null_and_empty_values_are_missing_and_a_bar_of_nulls_is_no_bar()
    {
        const string Body = """
            {"chart":{"result":[{"timestamp":[1577975400,1578061800],"indicators":{
            "quote":[{"open":[null,1],"high":[null,1],"low":["",1],"close":["-",1],"volume":[0,null]}],"adjclose":[{"adjclose":[null,1]}]}}]}}
            """;

        var bars = Bars(Body);

        Assert.That(bars.Select(bar => bar.IsEmpty), Is.EqualTo(new[] { true, false }));
        Assert.That(bars[1].Volume, Is.Null);
    }

    [Test]
    public void A_value_that_is_no_number_is_a_fault_of_its_row_only()
    {
        const string Body = """
            {"chart":{"result":[{"timestamp":[1577975400,1578061800],"indicators":{
            "quote":[{"open":["12,5",1],"high":[{"raw":2},2],"low":[1,1],"close":[1,1],"volume":[1,1.5]}],"adjclose":[{"adjclose":[1,1]}]}}]}}
            """;

        var bars = YahooChartParser.Parse(Encoding.UTF8.GetBytes(Body)).Bars("X");

        Assert.That(bars.Select(bar => bar.Fault?.Reason), Is.EqualTo(new[]
        {
            "open '12,5' is not a number; high '{' is not a number", "volume '1.5' is not a whole number",
        }));
    }

    [Test]
    public void An_event_without_its_amount_is_a_fault_of_its_row()
    {
        const string Body =
            """{"chart":{"result":[{"timestamp":[1577975400],"events":{"dividends":{"1577975400":{"date":1577975400}}}""" + Ones + "}]}}";

        var bar = YahooChartParser.Parse(Encoding.UTF8.GetBytes(Body)).Bars("X").Single();

        Assert.That(bar.Fault?.Reason, Is.EqualTo("an event 'of 2020-01-02' is not complete"));
    }

    [Test]
    public void No_timestamps_are_no_bars()
    {
        const string Body = """{"chart":{"result":[{"meta":{"currency":"USD"},"indicators":{"quote":[{}],"adjclose":[{}]}}],"error":null}}""";

        Assert.That(Bars(Body), Is.Empty);
    }

    [Test]
    public void Fields_that_nobody_knows_are_noted_once_with_their_path()
    {
        const string Body = """
            {"chart":{"result":[{"meta":{"symbol":"X","moonPhase":"full"},"events":{"mergers":{}},"timestamp":[],"indicators":{"quote":[{"open":[],"high":[],
            "low":[],"close":[],"volume":[],"vwap":[]}],"adjclose":[{"adjclose":[]}]}}],"error":null}}
            """;

        var chart = YahooChartParser.Parse(Encoding.UTF8.GetBytes(Body));

        Assert.That(chart.ExtraFields, Is.EqualTo(new[] { "events.mergers", "meta.moonPhase", "vwap" }));
    }

    [Test]
    public void A_renamed_field_is_named_with_what_came_instead()
    {
        var body = ChartJson.Of(10, "2020-01-02").Replace("\"close\"", "\"closePrice\"", StringComparison.Ordinal);

        Assert.That(
            () => Bars(body),
            Throws.TypeOf<VendorException>().With.Message.EqualTo(
                "the format has changed: chart.result: expected timestamp, open, high, low, close, volume, adjclose, "
                + "got timestamp, open, high, low, volume, adjclose, closePrice: missing close, new closePrice"));
    }

    [Test]
    public void A_body_cut_anywhere_is_an_error_of_JSON()
    {
        var body = Encoding.UTF8.GetBytes(ChartJson.Of(10, "2020-01-02", "2020-01-03").TrimEnd());

        Assert.Multiple(() =>
        {
            for (var length = 0; length < body.Length; length++)
                Assert.That(() => YahooChartParser.Parse(body.AsSpan(0, length)), Throws.InstanceOf<JsonException>(), $"cut after {length} bytes");
        });
    }

    [Test]
    public void A_damaged_body_is_refused_or_read_but_never_a_crash()
    {
        var random = new Random(20200102);
        var whole = Encoding.UTF8.GetBytes(ChartJson.Of(
            [ChartJson.Bar("2020-01-02", 10) with { Dividend = 0.5 }, ChartJson.Bar("2020-01-03", 11) with { Split = 2 }]));

        for (var round = 0; round < 5_000; round++)
        {
            Assert.That(
                Judge(Damage(whole, random)),
                Is.Null.Or.InstanceOf<JsonException>().Or.InstanceOf<VendorException>().Or.TypeOf<InvalidOperationException>(),
                $"round {round}");
        }
    }

    [TestCase("[]", "the root: expected an object, got something else")]
    [TestCase("{}", "the root: expected an object with 'chart'")]
    [TestCase("""{"chart":{"result":{}}}""", "chart.result: expected an array")]
    [TestCase("""{"chart":{"result":[{},{}]}}""", "chart.result: expected one object")]
    [TestCase("""{"chart":{"result":[{"timestamp":[1.5]}]}}""", "timestamp: expected a whole number")]
    [TestCase("""{"chart":{"result":[{"indicators":{"quote":{}}}]}}""", "an indicator: expected an array")]
    [TestCase("""{"chart":{"result":[{"timestamp":[1,2],"indicators":{"quote":[{"open":[1],"high":[1,2],"low":[1,2],"close":[1,2],"volume":[1,2]}],"adjclose":[{"adjclose":[1,2]}]}}]}}""",
        "expected 2 values of open, one for each timestamp, got 1")]
    [TestCase("""{"chart":{"result":[{"meta":{"gmtoffset":99999999}}]}}""", "meta.gmtoffset: expected within a day")]
    [TestCase("""{"chart":{"result":[{"timestamp":[999999999999999],"indicators":{"quote":[{"open":[1],"high":[1],"low":[1],"close":[1],"volume":[1]}],"adjclose":[{"adjclose":[1]}]}}]}}""",
        "timestamp: expected seconds since 1970, got 999999999999999")]
    public void Another_shape_is_a_changed_format(string body, string what)
    {
        Assert.That(
            () => Bars(body),
            Throws.TypeOf<VendorException>().With.Message.Contains(what).And.Property("Outcome").EqualTo(VendorOutcome.ChangedFormat));
    }

    private static byte[] Damage(byte[] whole, Random random)
    {
        byte[] body = [.. whole];
        for (var change = random.Next(1, 4); change > 0; change--)
            body[random.Next(body.Length)] = (byte)random.Next(256);
        return body;
    }

    private static Exception? Judge(byte[] body)
    {
        try
        {
            var contract = PriceContract.Instance.Check(new DateOnly(2020, 1, 3));
            foreach (var bar in YahooChartParser.Parse(body).Bars("X"))
                contract.Check(bar);
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private static List<DailyBar> Bars(string body) => [.. YahooChartParser.Parse(Encoding.UTF8.GetBytes(body)).Bars("X").Select(bar => bar.Row)];
}
