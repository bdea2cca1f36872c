using Microsoft.AspNetCore.Http;
using SectorPipeline.Core;
using SectorPipeline.Sandbox;

namespace SectorPipeline.IntegrationTests;

/// <summary>The pipeline in live use, against vendors that misbehave for one symbol.</summary>
[TestFixture]
internal sealed class VendorFaultTests
{
    private const string Symbol = "TEC01";
    private const string Path = $"/v8/finance/chart/{Symbol}";
    private readonly SimulatedMarket market = new(new SimulatedMarketOptions
    {
        Stocks = 22,
        Years = 1,
        LastSession = TradingCalendar.Nyse.LastCompleted(TimeProvider.System.GetUtcNow()),
    });

    private TemporaryFolder folder = new();
    private Func<HttpContext, Task<bool>> fault = _ => Task.FromResult(false);
    private SandboxServer? server;

    [SetUp]
    public async Task StartAsync()
    {
        folder = new TemporaryFolder();
        server = await SandboxServer.StartAsync(market, new SandboxOptions { Intercept = InterceptAsync }, CancellationToken.None);
        var lines = market.Securities.Select(security => $"{security.Symbol},{security.Kind.ToString().ToLowerInvariant()},{security.GicsSector}");
        await File.WriteAllLinesAsync(System.IO.Path.Combine(folder.Path, "universe.csv"), ["symbol,kind,gics_sector", .. lines]);
        File.Copy(System.IO.Path.Combine(Repository.Root, "jobs", "daily.yml"), System.IO.Path.Combine(folder.Path, "daily.yml"));
    }

    [TearDown]
    public async Task StopAsync()
    {
        await server!.DisposeAsync();
        folder.Dispose();
    }

    [Test]
    public async Task A_symbol_that_the_vendor_does_not_know_is_recorded_and_the_run_goes_on()
    {
        fault = context => AnswerAsync(context, 404, """{"chart":{"result":null,"error":{"code":"Not Found","description":"No data found, symbol may be delisted"}}}""");

        var run = await Sector.RunAsync("run", "daily");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.All);
            Assert.That(run.Text, Does.Contain($"yahoo has no data for {Symbol}"));
        }
    }

    [TestCase(500, "")]
    [TestCase(200, """{"chart":{"result":[{"meta":{"currency":"USD","sym""")]
    public async Task A_fault_that_stays_fails_the_step_and_the_next_run_goes_on_there(int status, string body)
    {
        fault = context => AnswerAsync(context, status, body);
        var failed = await Sector.RunAsync("run", "daily");

        fault = _ => Task.FromResult(false);
        var rerun = await Sector.RunAsync("runs", "rerun", "last");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failed.ExitCode, Is.EqualTo(1), failed.All);
            Assert.That(failed.Error, Does.Contain("yahoo").And.Contain(Symbol));
            Assert.That(rerun.ExitCode, Is.Zero, rerun.All);
            Assert.That(rerun.Text, Does.Match(@"prices +done .* 1 request,"), "only the symbol that failed is fetched again");
        }
    }

    [Test]
    public async Task A_fault_that_passes_is_retried_and_not_noticed()
    {
        var answers = 0;
        fault = context => Interlocked.Increment(ref answers) == 1 ? AnswerAsync(context, 503, "") : Task.FromResult(false);

        var run = await Sector.RunAsync("run", "daily");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.All);
            Assert.That(answers, Is.EqualTo(2));
        }
    }

    private SectorProcess Sector => new(System.IO.Path.Combine(folder.Path, "root"), new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["JOBS_DIR"] = WithoutStepRetries(),
        ["ALPHA_VANTAGE_API_KEY"] = "any",
        ["FRED_API_KEY"] = "any0any0any0any0any0any0any0any0",
        ["Ingestion__Yahoo__BaseUrl"] = server!.BaseAddress.ToString(),
        ["Ingestion__Yahoo__Retry__Attempts"] = "2",
        ["Ingestion__Yahoo__Retry__FirstDelay"] = "00:00:00.010",
        ["Ingestion__AlphaVantage__BaseUrl"] = server.BaseAddress.ToString(),
        ["Ingestion__AlphaVantage__Concurrency"] = "4",
        ["Ingestion__AlphaVantage__CallsPerSecond"] = "1000",
        ["Ingestion__AlphaVantage__CallsPerMinute"] = "1000",
        ["Ingestion__AlphaVantage__CallsPerDay"] = "1000",
        ["Ingestion__Yahoo__CallsPerSecond"] = "1000",
        ["Ingestion__Yahoo__CallsPerMinute"] = "1000",
        ["Ingestion__Fred__BaseUrl"] = server.BaseAddress.ToString(),
    });

    // The step's own retries wait for minutes, as they should in live use.
    private string WithoutStepRetries()
    {
        var file = System.IO.Path.Combine(folder.Path, "daily.yml");
        var lines = File.ReadAllLines(file).Where(line => !line.TrimStart().StartsWith("retry:", StringComparison.Ordinal));
        File.WriteAllLines(file, lines);
        return folder.Path;
    }

    private Task<bool> InterceptAsync(HttpContext context) =>
        context.Request.Path == Path ? fault(context) : Task.FromResult(false);

    private static async Task<bool> AnswerAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
        return true;
    }
}
