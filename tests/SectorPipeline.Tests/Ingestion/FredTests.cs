using System.Net;
using System.Text;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.Fred;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Tests.Ingestion;

[TestFixture]
internal sealed class FredTests
{
    [Test]
    public void A_dot_is_a_missing_value_and_nonsense_a_fault()
    {
        const string Body = """
            {"count":3,"observations":[
            {"realtime_start":"2020-01-03","realtime_end":"9999-12-31","date":"2019-11-01","value":"3.6"},
            {"realtime_start":"2020-01-03","realtime_end":"9999-12-31","date":"2019-12-01","value":"."},
            {"realtime_start":"2020-01-03","realtime_end":"9999-12-31","date":"2019-13-01","value":"high"}]}
            """;

        var page = Page(Encoding.UTF8.GetBytes(Body));

        Assert.That(page.Observations.Select(item => item.Row.Value), Is.EqualTo(new double?[] { 3.6, null, null }));
        Assert.That(page.Observations[2].Fault?.Reason, Is.EqualTo("date '2019-13-01' is not a date; value 'high' is not a number"));
        Assert.That((page.Total, page.Observations[0].Row.RealtimeEnd), Is.EqualTo((3, (DateOnly?)new DateOnly(9999, 12, 31))));
    }

    [TestCase("""{"observations":null}""")]
    [TestCase("""{"observations":[7]}""")]
    [TestCase("""{"observations":[{"date":"2020-01-01"}],"count":1}""")]
    [TestCase("""{"observations":[]}""")]
    [TestCase("[]")]
    public void Another_shape_is_a_changed_format(string body)
    {
        Assert.That(
            () => Page(Encoding.UTF8.GetBytes(body)),
            Throws.TypeOf<VendorException>().With.Property("Outcome").EqualTo(VendorOutcome.ChangedFormat));
    }

    [TestCase("""{"error_code":400,"error_message":"Bad Request.  The series does not exist."}""")]
    [TestCase("""<?xml version="1.0"?><error code="400" message="Bad Request.  The series does not exist." />""")]
    public void An_unknown_series_is_no_data_in_JSON_and_XML(string body)
    {
        var verdict = FredRefusals.Table.Judge(new VendorAnswer("request", HttpStatusCode.BadRequest, "", Encoding.UTF8.GetBytes(body)));

        Assert.That((verdict.Outcome, verdict.Reason), Is.EqualTo((VendorOutcome.UnknownSymbol, "Bad Request.  The series does not exist.")));
    }

    [TestCase("Bad Request.  There are 5106 vintage dates in the specified real-time period: 1776-07-04 to 9999-12-31.  This exceeds the maximum number of vintage dates allowed for this file type (2000).", nameof(VintageAccess.TooMany))]
    [TestCase("Bad Request.  The series does not exist in ALFRED but may exist in FRED.", nameof(VintageAccess.None))]
    public void A_refusal_of_vintages_is_an_answer_that_says_how_to_ask_instead(string message, string access)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"error_code":400,"error_message":"{{message}}"}""");
        var answer = new VendorAnswer("request", HttpStatusCode.BadRequest, "application/json", body);

        Assert.That(FredRefusals.Table.Judge(answer).Outcome, Is.EqualTo(VendorOutcome.Ok));
        Assert.That(ObservationPage.Of(answer, "S", new NoConversation()).Access.ToString(), Is.EqualTo(access));
    }

    [Test]
    public void A_period_is_split_where_it_holds_more_vintages_than_FRED_gives()
    {
        var (first, last) = (new DateOnly(2000, 1, 3), new DateOnly(2012, 1, 3));
        var vintages = Enumerable.Range(0, 4000).Select(first.AddDays).ToList();

        var parts = new RealTime(new DateOnly(1776, 7, 4), last).Split(vintages).ToList();

        Assert.That(parts, Is.EqualTo(new[]
        {
            new RealTime(new DateOnly(1776, 7, 4), vintages[1999].AddDays(-1)),
            new RealTime(vintages[1999], vintages[3998].AddDays(-1)),
            new RealTime(vintages[3998], last),
        }));
    }

    [Test]
    public void A_description_has_its_instant_in_UTC_and_may_lack_notes()
    {
        const string Body = """
            {"realtime_start":"2020-03-02","realtime_end":"2020-03-02","seriess":[{"id":"UNRATE","realtime_start":"2020-03-02",
            "realtime_end":"2020-03-02","title":"Unemployment Rate","observation_start":"1948-01-01","observation_end":"2020-01-01",
            "frequency":"Monthly","frequency_short":"M","units":"Percent","units_short":"%","seasonal_adjustment":"Seasonally Adjusted",
            "seasonal_adjustment_short":"SA","last_updated":"2020-02-07 07:52:04-06","popularity":95,"colour":"red"}]}
            """;
        var conversation = new NoConversation(Session.Parse("2020-03-02"));

        var series = SeriesDescription.Of(Answer(Body), "UNRATE", conversation);

        Assert.That(series.Fault, Is.Null);
        Assert.That(series.Row.LastUpdated, Is.EqualTo(new DateTimeOffset(2020, 2, 7, 13, 52, 4, TimeSpan.Zero)));
        Assert.That((series.Row.Popularity, series.Row.UnitsShort, series.Row.Notes), Is.EqualTo((95L, "%", (string?)null)));
        Assert.That(conversation.ExtraFields, Is.EqualTo(new[] { "seriess.colour" }));
    }

    [Test]
    public void A_description_of_another_series_is_refused()
    {
        const string Body = """
            {"seriess":[{"id":"GDP","title":"G","observation_start":"1948-01-01","observation_end":"2020-01-01","frequency":"Monthly",
            "frequency_short":"M","units":"Percent","units_short":"%","seasonal_adjustment":"-","last_updated":"yesterday","popularity":1}]}
            """;

        var series = SeriesDescription.Of(Answer(Body), "UNRATE", new NoConversation());

        Assert.That(series.Fault, Is.EqualTo(new Refusal("type", "last_updated 'yesterday' is not a time with its offset")));
        Assert.That(
            SeriesDescription.Of(Answer(Body.Replace("yesterday", "2020-02-07 07:52:04-06", StringComparison.Ordinal)), "UNRATE", new NoConversation()).Fault,
            Is.EqualTo(new Refusal("key", "asked for UNRATE, the answer is about GDP")));
    }

    [TestCase("""{"seriess":[]}""", nameof(VendorOutcome.NoData))]
    [TestCase("""{"seriess":[{"id":"GDP"}]}""", nameof(VendorOutcome.ChangedFormat))]
    [TestCase("""{"series":[]}""", nameof(VendorOutcome.ChangedFormat))]
    public void A_description_without_a_series_is_no_data_or_a_changed_format(string body, string outcome)
    {
        var failure = Assert.Catch<VendorException>(() => SeriesDescription.Of(Answer(body), "GDP", new NoConversation()));

        Assert.That(failure?.Outcome.ToString(), Is.EqualTo(outcome));
    }

    [Test]
    public void Vintage_dates_are_dates_or_the_format_has_changed()
    {
        var page = VintageDatesPage.Of(Answer("""{"count":2,"vintage_dates":["1991-12-04","1991-12-20"]}"""), new NoConversation());

        Assert.That((page.Total, page.Dates[1]), Is.EqualTo((2, new DateOnly(1991, 12, 20))));
        Assert.That(
            () => VintageDatesPage.Of(Answer("""{"count":1,"vintage_dates":["soon"]}"""), new NoConversation()),
            Throws.TypeOf<VendorException>().With.Message.EqualTo("the format has changed: vintage_dates 'soon' is not a date"));
    }

    private static VendorAnswer Answer(string body) => new("request", HttpStatusCode.OK, "application/json", Encoding.UTF8.GetBytes(body));

    private static ObservationPage Page(byte[] body) =>
        ObservationPage.Of(new VendorAnswer("request", HttpStatusCode.OK, "application/json", body), "S", new NoConversation());
}
