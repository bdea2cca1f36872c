using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SectorPipeline.IntegrationTests.Serving;

/// <summary>The host as a program uses it: a run, a rerun from what failed, a backfill, marts.</summary>
[TestFixture]
internal sealed class ApiTests
{
    private TemporaryFolder? folder;
    private ServingSector? serving;

    private ServingSector Sector => serving!;

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

    [Test]
    [Order(1)]
    public async Task A_run_is_queued_executed_and_shown_with_its_steps()
    {
        var queued = await Sector.PostAsync("/api/v1/jobs/daily/runs");

        var run = await EndedAsync(Id(queued));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(State(run), Is.EqualTo("succeeded"), run.ToString());
            Assert.That((string?)run["run"]!["session"], Is.EqualTo("2024-06-28"));
            Assert.That((string?)run["run"]!["by"], Is.EqualTo("local"));
            Assert.That(run["steps"]!.AsArray().Select(step => (string?)step!["state"]), Is.All.EqualTo("succeeded").Or.EqualTo("skipped"));
        }
    }

    [Test]
    [Order(2)]
    public async Task The_models_of_a_step_are_its_sub_steps_with_their_sql()
    {
        var run = await LastRunAsync();

        var step = await Sector.GetAsync($"/api/v1/runs/{run}/steps/metrics");
        var sql = await Sector.Client.GetStringAsync($"/api/v1/runs/{run}/steps/metrics/sql?name=mart_stock_performance");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(step["sub_steps"]!.AsArray().Select(part => (string?)part!["sub_step"]!["name"]), Does.Contain("mart_risk_metrics"));
            Assert.That(sql, Does.Contain("select"));
        }
    }

    [Test]
    [Order(2)]
    public async Task Its_log_and_its_events_can_be_followed()
    {
        var run = await LastRunAsync();

        var lines = await Sector.GetAsync($"/api/v1/runs/{run}/logs");
        var events = await Sector.Client.GetStringAsync($"/api/v1/runs/{run}/events");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines["items"]!.AsArray(), Is.Not.Empty);
            Assert.That(events, Does.Contain("event: run").And.Contain("event: step").And.Contain("event: sub_step").And.Contain("event: log"));
        }
    }

    [Test]
    [Order(3)]
    public async Task A_mart_is_read_filtered_sorted_and_in_pages()
    {
        var first = await Sector.GetAsync("/api/v1/marts/mart_sector_performance?sector=Energy&order=-session&columns=session,sector&limit=2");
        var second = await Sector.GetAsync($"/api/v1/marts/mart_sector_performance?sector=Energy&order=-session&columns=session,sector&limit=2&offset={first["next"]}");
        var csv = await Sector.Client.GetStringAsync("/api/v1/marts/mart_sector_performance?sector=Energy&session.gte=2024-06-27&order=session&columns=session,sector&format=csv");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first["items"]!.AsArray().Select(row => (string?)row!["session"]), Is.EqualTo((string[])["2024-06-28", "2024-06-27"]));
            Assert.That((string?)second["items"]![0]!["session"], Is.EqualTo("2024-06-26"));
            Assert.That(csv.ReplaceLineEndings("\n"), Is.EqualTo("session,sector\n2024-06-27,Energy\n2024-06-28,Energy\n"));
        }
    }

    [Test]
    [Order(3)]
    public async Task What_checks_have_found_is_listed_and_one_check_has_its_trend()
    {
        var run = await LastRunAsync();

        var results = await Sector.GetAsync($"/api/v1/quality?run={run}");
        var trend = await Sector.GetAsync("/api/v1/quality/prices.ohlc_order?limit=5");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(results["items"]!.AsArray().Select(result => (string?)result!["check"]), Does.Contain("prices.ohlc_order").And.Contain("prices.price_spike"));
            Assert.That(trend["items"]!.AsArray().Select(result => (string?)result!["run_id"]), Does.Contain(run));
        }
    }

    [Test]
    [Order(4)]
    public async Task A_backfill_is_planned_and_runs_every_missing_session_once()
    {
        var order = new { job = "daily", from = "2024-06-24", to = "2024-06-28" };

        var plan = await Sector.PostAsync("/api/v1/backfills/plan", order);
        var started = await Sector.PostAsync("/api/v1/backfills", order);

        var done = await Sector.WaitForAsync($"/api/v1/backfills/{started["id"]}", backfill => (string?)backfill["state"] == "done");
        var runs = await Sector.GetAsync($"/api/v1/runs?backfill={started["id"]}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan["sessions"]!.AsArray().Select(session => (string?)session), Is.EqualTo((string[])["2024-06-24", "2024-06-25", "2024-06-26", "2024-06-27"]));
            Assert.That((int?)plan["left_out"], Is.EqualTo(1));
            Assert.That(runs["items"]!.AsArray().Select(run => (string?)run!["state"]), Is.All.EqualTo("succeeded"), done.ToString());
            Assert.That(runs["items"]!.AsArray().Select(run => (string?)run!["session"]), Is.EquivalentTo((string[])["2024-06-24", "2024-06-25", "2024-06-26", "2024-06-27"]));
        }
    }

    [Test]
    [Order(6)]
    public async Task Metrics_are_text_that_Prometheus_reads()
    {
        var text = await Sector.Client.GetStringAsync("/metrics");

        Assert.That(text, Does.Match("""sector_job_last_success_timestamp_seconds\{job="daily"\} [0-9.]+\n"""));
        Assert.That(text, Does.Contain("sector_step_duration_seconds_bucket").And.Contain("sector_node_runs 0"));
    }

    [Test]
    [Order(7)]
    public async Task The_description_names_every_path()
    {
        var description = await Sector.GetAsync("/openapi/v1.json");

        var paths = description["paths"]!.AsObject().Select(path => path.Key).ToList();
        Assert.That(paths, Does.Contain("/api/v1/jobs").And.Contain("/api/v1/runs/{run}/rerun").And.Contain("/health/ready"));
    }

    [TestCase("/api/v1/jobs/dayly", HttpStatusCode.NotFound, "Did you mean 'daily'?")]
    [TestCase("/api/v1/runs/nothing", HttpStatusCode.NotFound, "no run is called")]
    [TestCase("/api/v1/quality/prices.ohlc_ordre", HttpStatusCode.NotFound, "Did you mean 'prices.ohlc_order'?")]
    [TestCase("/api/v1/marts/mart_risk_metric", HttpStatusCode.NotFound, "mart_risk_metrics")]
    [TestCase("/api/v1/marts/mart_sector_performance?sectors=Energy", HttpStatusCode.BadRequest, "Did you mean 'sector'?")]
    [TestCase("/api/v1/runs?state=gone", HttpStatusCode.BadRequest, "queued")]
    public async Task What_does_not_exist_is_said_with_what_may_be_meant(string path, HttpStatusCode status, string part)
    {
        using var response = await Sector.Client.GetAsync(path);

        var text = await response.Content.ReadAsStringAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.StatusCode, Is.EqualTo(status), text);
            Assert.That(text, Does.Contain(part.Replace("'", "\\u0027", StringComparison.Ordinal)).Or.Contain(part));
        }
    }

    private async Task<JsonNode> EndedAsync(string run) =>
        await Sector.WaitForAsync($"/api/v1/runs/{run}", details => State(details) is not ("queued" or "running"));

    private async Task<string> LastRunAsync() => (string)(await Sector.GetAsync("/api/v1/runs?job=daily&state=succeeded&limit=1"))["items"]![0]!["id"]!;

    [Test]
    [Order(20)]
    public async Task Figures_of_symbols_come_one_by_one_and_are_those_of_the_mart()
    {
        using var response = await Sector.Client.PostAsJsonAsync("/api/v1/tickers", new { symbols = (string[])["tec01", "SPY", "NOPE"] });
        var location = response.Headers.Location!.ToString();

        var done = await Sector.WaitForAsync(location, run => (string?)run["state"] is not ("queued" or "running"));

        var symbols = done["symbols"]!.AsArray().ToDictionary(one => (string)one!["symbol"]!, one => one!, StringComparer.Ordinal);
        var mart = (await Sector.GetAsync("/api/v1/marts/mart_ticker_kpis?symbol=TEC01"))["items"]![0]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
            Assert.That(symbols.Keys, Is.EqualTo((string[])["TEC01", "SPY", "NOPE"]));
            Assert.That((string?)symbols["TEC01"]["state"], Is.EqualTo("done"), done.ToString());
            Assert.That((string?)symbols["NOPE"]["state"], Is.EqualTo("failed"));
            Assert.That((string?)symbols["NOPE"]["error"], Does.Contain("no vendor has prices"));
            Assert.That((double?)symbols["SPY"]["result"]!["kpis"]!["rsi_14"], Is.InRange(0, 100));
            foreach (var figure in (string[])["close", "rsi_14", "sma_50", "volatility_30d", "beta_252d", "dividend_yield", "market_cap", "return_3m", "current_drawdown"])
                Assert.That((double?)symbols["TEC01"]["result"]!["kpis"]![figure], Is.EqualTo((double?)mart[figure]).Within(1e-9).Percent, figure);
        }
    }

    [TestCase("{\"symbols\": []}", "is empty")]
    [TestCase("{\"symbols\": [\"../../etc\"]}", "is none")]
    [TestCase("{\"symbols\": [\"A' or 1=1\"]}", "is none")]
    [TestCase("{}", "symbols")]
    public async Task Symbols_that_cannot_be_are_refused(string body, string why)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var response = await Sector.Client.PostAsync("/api/v1/tickers", content);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain(why));
    }

    private static string Id(JsonNode run) => (string)run["id"]!;

    private static string? State(JsonNode details) => (string?)details["run"]!["state"];
}
