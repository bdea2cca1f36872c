using System.Text.Json;

namespace SectorPipeline.IntegrationTests;

/// <summary>One dataset alone, from the command line.</summary>
[TestFixture]
internal sealed class IngestCommandTests
{
    [Test]
    public async Task The_result_prints_as_json_and_nothing_else_does()
    {
        using var folder = new TemporaryFolder();

        var output = await SmallMarket.At(folder.Path).RunAsync("ingest", "prices", "--sandbox", "--symbols", "SPY", "--json");

        using var json = JsonDocument.Parse(output.Text);
        var step = json.RootElement.GetProperty("steps")[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(output.ExitCode, Is.Zero, output.All);
            Assert.That(step.GetProperty("counts").GetProperty("requests").GetInt32(), Is.EqualTo(1));
            Assert.That(output.Error, Does.Contain("SIMULATED DATA"), "people see on standard error what they would have seen");
        }
    }

    [Test]
    public async Task A_full_refresh_asks_again_for_what_is_there()
    {
        using var folder = new TemporaryFolder();
        var sector = SmallMarket.At(folder.Path);
        await sector.RunAsync("ingest", "prices", "--sandbox", "--symbols", "SPY,XLK");

        var again = await sector.RunAsync("ingest", "prices", "--symbols", "SPY");
        var refreshed = await sector.RunAsync("ingest", "prices", "--symbols", "SPY", "--full-refresh");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.Text, Does.Contain("nothing to ask for"), again.All);
            Assert.That(refreshed.Text, Does.Contain("1 request,"), refreshed.All);
            Assert.That(refreshed.ExitCode, Is.Zero);
        }
    }

    [Test]
    public async Task Names_of_any_language_survive_a_locale_that_lacks_their_letters()
    {
        using var folder = new TemporaryFolder();
        var latin = new SectorProcess(folder.Path, new Dictionary<string, string>(SmallMarket.Variables) { ["LC_ALL"] = "en_US.ISO-8859-1" });

        var output = await latin.RunAsync("lake", "ls");

        Assert.That(output.Text, Does.Contain("╭").And.Not.Contain("?"), output.All);
    }

    [Test]
    public async Task Yahoo_alone_needs_no_key_of_another_vendor()
    {
        using var folder = new TemporaryFolder();
        var offline = new SectorProcess(folder.Path, new Dictionary<string, string>
        {
            ["Ingestion__Yahoo__BaseUrl"] = "http://127.0.0.1:1",
            ["Ingestion__Yahoo__Retry__Attempts"] = "1",
            ["FRED_API_KEY"] = "",
            ["ALPHA_VANTAGE_API_KEY"] = "",
        });

        var output = await offline.RunAsync("ingest", "prices", "--symbols", "AAPL");

        Assert.That(output.Error, Does.Contain("AAPL: no answer").And.Not.Contain("API_KEY"), output.All);
    }
}
