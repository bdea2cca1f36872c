using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SectorPipeline.IntegrationTests.Serving;

/// <summary>What somebody who should not, tries.</summary>
[TestFixture]
internal sealed class IntruderTests
{
    private TemporaryFolder? folder;
    private ServingSector? serving;
    private Dictionary<string, string> keys = [];

    private ServingSector Sector => serving!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        folder = new TemporaryFolder();
        var sector = SmallMarket.At(folder.Path);
        foreach (var role in (string[])["viewer", "operator", "admin"])
        {
            var added = await sector.RunAsync("keys", "add", $"test-{role}", "--role", role, "--json");
            Assert.That(added.ExitCode, Is.Zero, added.All);
            keys[role] = (string)JsonNode.Parse(added.Text)!["text"]!;
        }

        var variables = new Dictionary<string, string>(SmallMarket.Variables, StringComparer.Ordinal)
        {
            ["Server__RequireSignIn"] = "true",
        };
        serving = await ServingSector.StartAsync(folder.Path, variables, "--sandbox");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (serving is not null)
            await serving.DisposeAsync();
        folder?.Dispose();
    }

    [Test]
    public async Task No_path_of_the_description_answers_without_a_key_nor_changes_anything_with_a_lesser_role()
    {
        var failures = new List<string>();
        foreach (var (path, method) in await OperationsAsync())
        {
            var anonymous = await SendAsync(method, path, null);
            if (anonymous != HttpStatusCode.Unauthorized)
                failures.Add($"{method} {path} without a key: {anonymous}");
            if (method == HttpMethod.Get || path.EndsWith("/plan", StringComparison.Ordinal))
                continue;
            var viewer = await SendAsync(method, path, "viewer");
            if (viewer != HttpStatusCode.Forbidden)
                failures.Add($"{method} {path} as viewer: {viewer}");
        }

        Assert.That(failures, Is.Empty);
    }

    [TestCase("/api/v1/audit")]
    [TestCase("/api/v1/keys")]
    public async Task Only_an_administrator_reads_the_audit_and_the_keys(string path)
    {
        var asOperator = await SendAsync(HttpMethod.Get, path, "operator");
        var asAdmin = await SendAsync(HttpMethod.Get, path, "admin");

        Assert.That((asOperator, asAdmin), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.OK)));
    }

    [Test]
    public async Task A_wrong_or_revoked_key_is_nobody()
    {
        using var made = await RequestAsync(HttpMethod.Post, "/api/v1/keys", "admin", """{"name":"short-lived","role":"admin"}""");
        var text = (string)JsonNode.Parse(await made.Content.ReadAsStringAsync())!["text"]!;
        keys["short-lived"] = text;
        var before = await SendAsync(HttpMethod.Get, "/api/v1/jobs", "short-lived");
        await SendAsync(HttpMethod.Delete, "/api/v1/keys/short-lived", "admin");
        var after = await SendAsync(HttpMethod.Get, "/api/v1/jobs", "short-lived");
        keys["wrong"] = text[..^1] + (text[^1] == 'a' ? 'b' : 'a');

        var wrong = await SendAsync(HttpMethod.Get, "/api/v1/jobs", "wrong");

        Assert.That((before, after, wrong), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized)));
    }

    [Test]
    public void No_key_lies_in_the_data_root()
    {
        var contents = Directory.EnumerateFiles(folder!.Path, "*", SearchOption.AllDirectories).Where(file => new FileInfo(file).Length < 50_000_000).Select(ReadShared);

        Assert.That(contents.Where(text => keys.Values.Any(key => text.Contains(key, StringComparison.Ordinal))), Is.Empty);
    }

    [TestCase("/api/v1/marts/..%2f..%2fraw")]
    [TestCase("/api/v1/marts/%2e%2e/%2e%2e/etc/passwd")]
    [TestCase("/api/v1/runs/..%2f..%2f..%2fmarket.json")]
    [TestCase("/openapi/..%2f..%2fappsettings.json")]
    [TestCase("/..%2f..%2f..%2fetc%2fpasswd")]
    public async Task A_path_leads_nowhere_but_to_what_the_API_has(string path)
    {
        using var response = await RequestAsync(HttpMethod.Get, path, "admin");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.StatusCode, Is.AnyOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest));
            Assert.That(await response.Content.ReadAsStringAsync(), Does.Not.Contain("root:").And.Not.Contain("simulation"));
        }
    }

    [TestCase("'; drop table runs; --")]
    [TestCase("x' or '1'='1")]
    [TestCase("1; select * from api_keys")]
    [TestCase("%27%20union%20select%201--")]
    [TestCase("\0")]
    public async Task SQL_in_any_parameter_is_only_text(string evil)
    {
        var text = Uri.EscapeDataString(evil);
        string[] paths =
        [
            $"/api/v1/runs?job={text}", $"/api/v1/runs?state={text}", $"/api/v1/runs?backfill={text}", $"/api/v1/runs?before={text}", $"/api/v1/runs?session={text}",
            $"/api/v1/runs/{text}", $"/api/v1/runs/{text}/logs", $"/api/v1/runs/{text}/steps/{text}/sql?name={text}", $"/api/v1/jobs/{text}", $"/api/v1/jobs/{text}/slots",
            $"/api/v1/backfills/{text}", $"/api/v1/marts/{text}", $"/api/v1/marts/mart_risk_metrics?sector={text}", $"/api/v1/marts/mart_risk_metrics?{text}=1",
            $"/api/v1/marts/mart_risk_metrics?order={text}", $"/api/v1/marts/mart_risk_metrics?columns={text}", $"/api/v1/marts/mart_risk_metrics?limit={text}",
        ];
        var failures = new List<string>();
        foreach (var path in paths)
        {
            var status = await SendAsync(HttpMethod.Get, path, "admin");
            if (status is not (HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.BadRequest))
                failures.Add($"{path}: {status}");
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failures, Is.Empty);
            Assert.That(await SendAsync(HttpMethod.Get, "/api/v1/runs", "viewer"), Is.EqualTo(HttpStatusCode.OK), "the history still answers");
        }
    }

    [Test]
    public async Task A_body_that_is_too_large_malformed_or_no_JSON_is_refused()
    {
        using var large = await RequestAsync(HttpMethod.Post, "/api/v1/jobs/daily/runs", "operator", $$"""{"session":"{{new string('1', 100_000)}}"}""");
        using var malformed = await RequestAsync(HttpMethod.Post, "/api/v1/jobs/daily/runs", "operator", "{");
        using var unknown = await RequestAsync(HttpMethod.Post, "/api/v1/jobs/daily/runs", "operator", """{"sesion":"2024-06-28"}""");
        using var form = await RequestAsync(HttpMethod.Post, "/api/v1/jobs/daily/runs", "operator", "session=2024-06-28", "application/x-www-form-urlencoded");

        Assert.That(
            (large.StatusCode, malformed.StatusCode, unknown.StatusCode, form.StatusCode),
            Is.EqualTo((HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.UnsupportedMediaType)));
    }

    [TestCase("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: a\nEvil: b\r\n\r\n", "HTTP/1.1 4")]
    [TestCase("GET /health/live HTTP/1.1\r\nHost: evil.example\r\n\r\n", "HTTP/1.1 400")]
    [TestCase("POST /api/v1/jobs/daily/runs HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "HTTP/1.1 4")]
    [TestCase("GET /api/v1/jobs%0d%0aSet-Cookie:x=1 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", "HTTP/1.1 4")]
    public async Task Headers_cannot_be_smuggled_and_foreign_names_are_not_served(string request, string beginning)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Sector.Client.BaseAddress!.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));

        var buffer = new byte[4096];
        var length = await stream.ReadAsync(buffer);
        var answer = Encoding.ASCII.GetString(buffer, 0, length);

        Assert.That(answer, Does.StartWith(beginning).And.Not.Contain("Set-Cookie:x=1"));
    }

    [Test]
    public async Task Every_answer_has_the_headers_that_protect_a_browser()
    {
        foreach (var path in (string[])["/health/live", "/api/v1/jobs", "/nothing"])
        {
            using var response = await RequestAsync(HttpMethod.Get, path, "viewer");

            using (Assert.EnterMultipleScope())
            {
                Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("default-src 'none'").And.Not.Contain("unsafe-inline"));
                Assert.That(response.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
                Assert.That(response.Headers.GetValues("X-Frame-Options").Single(), Is.EqualTo("DENY"));
                Assert.That(response.Headers.Contains("Server"), Is.False);
            }
        }
    }

    [Test]
    public async Task What_was_tried_is_in_the_audit_with_name_and_answer()
    {
        await SendAsync(HttpMethod.Post, "/api/v1/runs/nothing/cancel", "viewer");

        using var response = await RequestAsync(HttpMethod.Get, "/api/v1/audit", "admin");
        var entries = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["items"]!.AsArray();
        var entry = entries.First(one => (string?)one!["action"] == "POST /api/v1/runs/nothing/cancel")!;

        Assert.That(((string?)entry["who"], (int?)entry["status"]), Is.EqualTo(("key:test-viewer", 403)));
    }

    [Test]
    public async Task Who_asks_too_much_is_told_to_wait_and_health_still_answers()
    {
        using var other = new TemporaryFolder();
        var variables = new Dictionary<string, string>(SmallMarket.Variables, StringComparer.Ordinal) { ["Server__RequestsPerMinute"] = "30" };
        await using var slow = await ServingSector.StartAsync(other.Path, variables, "--sandbox");

        var answers = new List<HttpStatusCode>();
        for (var request = 0; request < 60; request++)
        {
            using var response = await slow.Client.GetAsync("/api/v1/jobs");
            answers.Add(response.StatusCode);
        }

        using var health = await slow.Client.GetAsync("/health/live");
        Assert.That((answers[0], answers[^1], health.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.OK)));
    }

    private static string ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private async Task<List<(string Path, HttpMethod Method)>> OperationsAsync()
    {
        using var response = await RequestAsync(HttpMethod.Get, "/openapi/v1.json", "viewer");
        var paths = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["paths"]!.AsObject();
        return
        [
            .. paths.Where(path => !path.Key.StartsWith("/health", StringComparison.Ordinal)).SelectMany(
                path => path.Value!.AsObject().Select(operation => (path.Key.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal), HttpMethod.Parse(operation.Key)))),
        ];
    }

    private async Task<HttpStatusCode> SendAsync(HttpMethod method, string path, string? key)
    {
        using var response = await RequestAsync(method, path, key, method == HttpMethod.Get ? null : "{}");
        return response.StatusCode;
    }

    private async Task<HttpResponseMessage> RequestAsync(HttpMethod method, string path, string? key, string? body = null, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, new Uri(Sector.Client.BaseAddress!, path));
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", keys[key]);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, type);
        return await Sector.Client.SendAsync(request, path.EndsWith("/events", StringComparison.Ordinal) ? HttpCompletionOption.ResponseHeadersRead : HttpCompletionOption.ResponseContentRead);
    }
}
