using System.Net;

namespace SectorPipeline.Tests.Sandbox;

internal sealed class FredTests : RecordedSandbox
{
    [Test]
    public async Task Values_are_strings_with_their_decimals_and_a_point_for_missing()
    {
        var (_, body) = await Client.GetAsync($"fred/series/observations?series_id=DGS10&api_key={SandboxClient.FredKey}&file_type=json");

        Assert.That(body, Is.EqualTo(
            """{"realtime_start":"2020-01-02","realtime_end":"2020-01-02","observation_start":"1600-01-01","observation_end":"9999-12-31","units":"lin","output_type":1,"file_type":"json","order_by":"observation_date","sort_order":"asc","count":3,"offset":0,"limit":100000,"observations":["""
            + """{"realtime_start":"2020-01-02","realtime_end":"2020-01-02","date":"2019-12-31","value":"1.92"},"""
            + """{"realtime_start":"2020-01-02","realtime_end":"2020-01-02","date":"2020-01-01","value":"."},"""
            + """{"realtime_start":"2020-01-02","realtime_end":"2020-01-02","date":"2020-01-02","value":"1.80"}]}"""));
    }

    [TestCase("observation_start=2020-01-01", "2020-01-01,2020-01-02", 2)]
    [TestCase("observation_end=2019-12-31", "2019-12-31", 1)]
    [TestCase("observation_start=2021-01-01", "", 0)]
    [TestCase("sort_order=desc&limit=1", "2020-01-02", 3)]
    [TestCase("limit=1&offset=1", "2020-01-01", 3)]
    [TestCase("offset=9", "", 3)]
    public async Task A_page_of_a_range_is_cut_out_and_the_whole_range_counted(string query, string dates, int count)
    {
        var answer = await Client.FredAsync($"series_id=DGS10&{query}");

        var observations = answer["observations"]?.AsArray() ?? [];
        Assert.That(string.Join(',', observations.Select(one => (string?)one?["date"])), Is.EqualTo(dates));
        Assert.That((int?)answer["count"], Is.EqualTo(count));
    }

    [Test]
    public async Task An_unknown_series_is_refused_in_the_words_of_the_vendor()
    {
        var (status, body) = await Client.GetAsync($"fred/series/observations?series_id=NOSUCH&api_key={SandboxClient.FredKey}&file_type=json");

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(body, Is.EqualTo("""{"error_code":400,"error_message":"Bad Request.  The series does not exist."}"""));
    }

    [TestCase("SHOUTED-KEY")]
    [TestCase("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345")]
    public async Task A_key_of_the_wrong_form_is_refused_with_escaped_slashes(string key)
    {
        var (status, body) = await Client.GetAsync($"fred/series/observations?series_id=DGS10&api_key={key}&file_type=json");

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(body, Is.EqualTo(
            """{"error_code":400,"error_message":"Bad Request.  The value for variable api_key is not a 32 character alpha-numeric lower-case string.  Read https:\/\/fred.stlouisfed.org\/docs\/api\/api_key.html for more information."}"""));
    }

    [TestCase("series_id=DGS10&units=pch", "units")]
    [TestCase("series_id=DGS10&limit=0", "limit")]
    [TestCase("series_id=DGS10&observation_start=yesterday", "observation_start")]
    [TestCase("series_id=DGS10&sort_order=up", "sort_order")]
    [TestCase("", "series_id")]
    public async Task A_parameter_that_is_not_understood_is_named(string query, string variable)
    {
        var answer = await Client.FredAsync(query);

        Assert.That((string?)answer["error_message"], Does.StartWith("Bad Request.").And.Contain(variable));
    }

    [Test]
    public async Task Without_a_file_type_the_error_is_xml()
    {
        var (status, body) = await Client.GetAsync($"fred/series/observations?series_id=DGS10&api_key={SandboxClient.FredKey}");

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(body, Does.StartWith("<?xml"));
    }
}
