using System.Net;
using System.Text;
using System.Text.Json;
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
    [TestCase("""{"observations":[{"date":"2020-01-01"}]}""")]
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

    [TestCase("error_400_series_does_not_exist.json", nameof(VendorOutcome.UnknownSymbol))]
    [TestCase("error_400_series_does_not_exist.xml", nameof(VendorOutcome.UnknownSymbol))]
    [TestCase("error_400_api_key_not_32_chars.json", nameof(VendorOutcome.BadKey))]
    public void Recorded_refusals_are_told_apart_although_the_status_is_the_same(string file, string outcome)
    {
        Assert.That(FredRefusals.Table.Judge(Recording.Answer("fred", file, 400)).Outcome.ToString(), Is.EqualTo(outcome));
    }

    [TestCase("observations_GDP_2024-11.json", 315, 4, "2024-07-01", 29349.924)]
    [TestCase("observations_CPILFESL.json", 813, 0, "2024-09-01", 320.767)]
    [TestCase("observations_GDP_all_vintages_to_2019.json", 2902, 245, "2018-07-01", 20658.204)]
    public void Recorded_observations_keep_the_contract(string file, int count, int missing, string last, double value)
    {
        var contract = MacroObservationContract.Instance.Check(DateOnly.MaxValue);

        var page = Page(Recording.Read("fred", file));

        Assert.That((page.Total, page.Observations.Count), Is.EqualTo((count, count)));
        Assert.That(page.Observations.Count(item => item.Row.Value is null), Is.EqualTo(missing));
        Assert.That(page.Observations.Select(item => contract.Check(item)), Is.All.Null);
        Assert.That((page.Observations[^1].Row.Date?.ToString("O"), page.Observations[^1].Row.Value), Is.EqualTo((last, value)));
    }

    private static ObservationPage Page(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        return ObservationPage.Of(document.RootElement, "S", "request");
    }
}
