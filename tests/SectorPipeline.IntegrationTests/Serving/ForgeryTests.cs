using System.Net;

namespace SectorPipeline.IntegrationTests.Serving;

/// <summary>A page of another site in the browser of somebody who may; the host is on loopback without sign-in.</summary>
[TestFixture]
internal sealed class ForgeryTests
{
    private TemporaryFolder? folder;
    private ServingSector? serving;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        folder = new TemporaryFolder();
        serving = await ServingSector.StartAsync(folder.Path, SmallMarket.Variables, "--sandbox");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (serving is not null)
            await serving.DisposeAsync();
        folder?.Dispose();
    }

    [TestCase("Origin", "https://evil.example")]
    [TestCase("Origin", "null")]
    [TestCase("Sec-Fetch-Site", "cross-site")]
    [TestCase("Sec-Fetch-Site", "same-site")]
    public async Task Another_sites_page_cannot_start_a_run(string header, string value)
    {
        Assert.That(await PostAsync((header, value)), Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task A_name_that_somebody_points_at_this_machine_is_not_served()
    {
        Assert.That(await PostAsync(("Host", "rebound.example")), Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task The_hosts_own_page_and_a_program_reach_the_job()
    {
        var page = await PostAsync(("Origin", serving!.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)), ("Sec-Fetch-Site", "same-origin"));
        var program = await PostAsync();

        Assert.That((page, program), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task An_address_that_others_reach_is_refused_without_sign_in()
    {
        using var other = new TemporaryFolder();

        var open = await SmallMarket.At(other.Path).RunAsync("serve", "--sandbox", "--urls", "http://0.0.0.0:5091");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(open.ExitCode, Is.EqualTo(2));
            Assert.That(open.Error, Does.Contain("can be reached from other machines").And.Contain("Server__RequireSignIn"));
        }
    }

    [Test]
    public async Task Sign_in_that_nobody_could_pass_is_refused()
    {
        using var other = new TemporaryFolder();
        var variables = new Dictionary<string, string>(SmallMarket.Variables, StringComparer.Ordinal) { ["Server__RequireSignIn"] = "true" };

        var locked = await new SectorProcess(other.Path, variables).RunAsync("serve", "--sandbox", "--urls", "http://127.0.0.1:0");

        Assert.That((locked.ExitCode, locked.Error.Contains("sector keys add", StringComparison.Ordinal)), Is.EqualTo((2, true)), locked.All);
    }

    // A job that does not exist: whoever gets to hear so has passed the guard.
    private async Task<HttpStatusCode> PostAsync(params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/jobs/nothing/runs");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await serving!.Client.SendAsync(request);
        return response.StatusCode;
    }
}
