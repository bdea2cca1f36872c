using System.Text.Json;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.AlphaVantage;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>What TIME_SERIES_INTRADAY means.</summary>
[TestFixture]
internal sealed class AlphaVantageIntradayTests
{
    [TestCase("2020-01-02 09:30:00", "2020-01-02T14:30:00Z", Description = "standard time")]
    [TestCase("2020-07-01 09:30:00", "2020-07-01T13:30:00Z", Description = "daylight saving time")]
    [TestCase("2020-11-01 01:30:00", "2020-11-01T05:30:00Z", Description = "the first of two")]
    [TestCase("2020-11-01 02:00:00", "2020-11-01T07:00:00Z")]
    [TestCase("2020-07-01 23:55", "2020-07-02T03:55:00Z", Description = "some answers have no seconds")]
    public void Wall_time_becomes_an_instant(string text, string instant)
    {
        var bar = Bars(Body(text)).Single();

        Assert.That(bar.Fault, Is.Null);
        Assert.That(bar.Row.StartsAt?.ToString("yyyy-MM-ddTHH:mm:ssK", null).Replace("+00:00", "Z", StringComparison.Ordinal), Is.EqualTo(instant));
        Assert.That(bar.Row.Session?.ToString("O"), Is.EqualTo(text[..10]));
    }

    [TestCase("2020-03-08 02:30:00", Description = "the clock skips this hour")]
    [TestCase("2020-02-30 09:30:00")]
    [TestCase("2020-01-02")]
    [TestCase("0001-01-01 00:00:00")]
    [TestCase("9999-12-31 23:59:59")]
    [TestCase("None")]
    [TestCase("")]
    public void What_is_no_time_is_a_fault_of_its_row(string text)
    {
        Assert.That(Bars(Body(text)).Single().Fault, Is.EqualTo(new Refusal("type", $"starts_at '{text}' is not a time in US/Eastern")));
    }

    [Test]
    public void A_bar_is_read_from_texts()
    {
        Assert.That(Bars(Body("2020-01-02 09:30:00")).Single().Row, Is.EqualTo(new IntradayBar
        {
            Symbol = "X",
            Session = new DateOnly(2020, 1, 2),
            StartsAt = new DateTimeOffset(2020, 1, 2, 14, 30, 0, TimeSpan.Zero),
            Open = 10.5,
            High = 11,
            Low = 10,
            Close = 10.75,
            Volume = 1200,
        }));
    }

    [Test]
    public void Values_that_are_missing_are_null_and_what_is_no_number_is_a_fault()
    {
        var body = Body("2020-01-02 09:30:00").Replace("\"11\"", "\"None\"", StringComparison.Ordinal).Replace("1200", "1.5", StringComparison.Ordinal);

        var bar = Bars(body).Single();

        Assert.That((bar.Row.High, bar.Row.Volume, bar.Fault?.Reason), Is.EqualTo(((double?)null, (long?)null, "volume '1.5' is not a whole number")));
    }

    [TestCase("US/Eastern", "Mars/Base", "Time Zone: expected a time zone such as US/Eastern, got 'Mars/Base'")]
    [TestCase("6. Time Zone", "6. Clock", "Meta Data: expected Time Zone, got Interval, Clock: missing Time Zone, new Interval, Clock")]
    [TestCase("\"Meta Data\"", "\"Meta\"", "Meta Data: expected Time Zone, got nothing")]
    [TestCase("(5min)", "(60min)", "missing Time Series (5min), new Time Series (60min)")]
    [TestCase("1. open", "1. openPrice", "missing open, new openPrice")]
    public void Another_shape_is_a_changed_format(string old, string @new, string what)
    {
        Assert.That(
            () => Bars(Body("2020-01-02 09:30:00").Replace(old, @new, StringComparison.Ordinal)),
            Throws.TypeOf<VendorException>().With.Message.Contains(what).And.Property("Outcome").EqualTo(VendorOutcome.ChangedFormat));
    }

    private static string Body(string time) => $$$$"""
        {"Meta Data":{"4. Interval":"5min","6. Time Zone":"US/Eastern"},"Time Series (5min)":{"{{{{time}}}}":
        {"1. open":"10.5000","2. high":"11","3. low":"10","4. close":"10.75","5. volume":"1200"}}}
        """;

    private static List<Received<IntradayBar>> Bars(string body)
    {
        using var document = JsonDocument.Parse(body);
        return [.. IntradaySeries.Bars(document.RootElement, "X", new NoConversation())];
    }
}
