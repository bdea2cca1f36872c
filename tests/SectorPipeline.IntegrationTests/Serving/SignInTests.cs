using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SectorPipeline.IntegrationTests.Serving;

/// <summary>People who sign in with an OpenID Connect provider, as their browser does it.</summary>
[TestFixture]
internal sealed class SignInTests
{
    private readonly TemporaryFolder folder = new();
    private readonly IdentityProvider provider = new();
    private ServingSector? serving;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var variables = new Dictionary<string, string>(SmallMarket.Variables, StringComparer.Ordinal)
        {
            ["Server__RequireSignIn"] = "true",
            ["Server__Oidc__Authority"] = provider.Address,
            ["Server__Oidc__ClientId"] = IdentityProvider.Client,
            ["Server__Oidc__ClientSecret"] = IdentityProvider.Secret,
        };
        serving = await ServingSector.StartAsync(folder.Path, variables, "--sandbox");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (serving is not null)
            await serving.DisposeAsync();
        await provider.DisposeAsync();
        folder.Dispose();
    }

    [Test]
    public async Task Who_signs_in_has_the_name_and_the_role_that_the_provider_says()
    {
        using var browser = Browser();

        var home = await SignInAsync(browser, new() { ["preferred_username"] = "ada", ["roles"] = (string[])["viewer", "operator", "staff"] });

        var session = JsonNode.Parse(await browser.GetStringAsync("/api/v1/session"))!;
        var run = await PostAsync(browser, "/api/v1/jobs/nothing/runs", (string?)session["csrf_token"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((home.StatusCode, home.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.Redirect, "/")));
            Assert.That(((string?)session["name"], (string?)session["role"]), Is.EqualTo(("ada", "operator")));
            Assert.That(run, Is.EqualTo(HttpStatusCode.NotFound), "an operator may start runs, of jobs that there are");
        }
    }

    [Test]
    public async Task A_viewer_only_looks()
    {
        using var browser = Browser();
        await SignInAsync(browser, new() { ["preferred_username"] = "bob", ["roles"] = "viewer" });
        var session = JsonNode.Parse(await browser.GetStringAsync("/api/v1/session"))!;

        Assert.That(await PostAsync(browser, "/api/v1/jobs/daily/runs", (string?)session["csrf_token"]), Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await browser.GetAsync("/api/v1/audit")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Who_has_none_of_the_roles_sees_nothing()
    {
        using var browser = Browser();

        await SignInAsync(browser, new() { ["preferred_username"] = "eve", ["roles"] = "staff" });

        Assert.That((await browser.GetAsync("/api/v1/runs")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task A_program_without_a_key_is_told_so_and_not_sent_to_a_page()
    {
        using var browser = Browser();

        using var response = await browser.GetAsync("/api/v1/runs");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("/sign-in"));
    }

    [Test]
    public async Task An_answer_that_nobody_asked_the_provider_for_signs_nobody_in()
    {
        using var browser = Browser();
        using var forged = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["code"] = "the-code", ["state"] = "made up" });

        using var response = await browser.PostAsync("/signin-oidc", forged);

        Assert.That((int)response.StatusCode, Is.GreaterThanOrEqualTo(400));
        Assert.That((await browser.GetAsync("/api/v1/runs")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    private HttpClient Browser() => new(new CookieJar()) { BaseAddress = serving!.Client.BaseAddress };

    private async Task<HttpResponseMessage> SignInAsync(HttpClient browser, Dictionary<string, object> claims)
    {
        using var begun = await browser.GetAsync("/sign-in");
        Assert.That(begun.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), serving!.Log);
        var (target, form) = provider.SignIn(begun.Headers.Location!, claims);
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add("Origin", provider.Address);
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        return await browser.SendAsync(request);
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient browser, string path, string? token)
    {
        Assert.That(token, Is.Not.Null.And.Not.Empty, "a refusal for want of the token says nothing about roles");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(new { }) };
        request.Headers.Add("X-CSRF-Token", token);
        using var response = await browser.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>Cookies as a browser keeps them for this machine, where those that are for encrypted connections go out too.</summary>
    private sealed class CookieJar() : DelegatingHandler(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (cookies.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            var response = await base.SendAsync(request, cancellationToken);
            foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                var pair = cookie.Split(';')[0].Split('=', 2);
                if (pair[1].Length > 0)
                    cookies[pair[0]] = pair[1];
                else
                    cookies.Remove(pair[0]);
            }

            return response;
        }
    }
}
