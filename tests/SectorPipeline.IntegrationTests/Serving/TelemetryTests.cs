using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;

namespace SectorPipeline.IntegrationTests.Serving;

/// <summary>What a run tells an OpenTelemetry collector and a lineage server.</summary>
[TestFixture]
internal sealed class TelemetryTests
{
    private readonly TemporaryFolder folder = new();
    private readonly ConcurrentQueue<(string Path, byte[] Body)> received = [];

    [OneTimeSetUp]
    public async Task RunAsync()
    {
        await using var collector = new LoopbackServer((request, body) =>
        {
            received.Enqueue((request.Url!.AbsolutePath, body));
            return (200, "application/json", "{}");
        });
        var variables = new Dictionary<string, string>(SmallMarket.Variables, StringComparer.Ordinal)
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
            ["OPENLINEAGE_URL"] = collector.Address,
            ["OpenLineage__File"] = Path.Combine(folder.Path, "lineage.jsonl"),
        };

        var output = await new SectorProcess(folder.Path, variables).RunAsync("run", "daily", "--sandbox");

        Assert.That(output.ExitCode, Is.Zero, output.All);
    }

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    // The text of a span's name is as it is within the bytes of the protocol.
    [TestCase("run daily")]
    [TestCase("step prices")]
    [TestCase("model mart_risk_metrics")]
    [TestCase("request yahoo prices")]
    public void A_collector_gets_a_span_of_each_kind(string span)
    {
        Assert.That(TextOf("/v1/traces"), Does.Contain(span));
    }

    [TestCase("sector.step.duration")]
    [TestCase("vendor.requests")]
    public void A_collector_gets_the_measurements(string instrument)
    {
        Assert.That(TextOf("/v1/metrics"), Does.Contain(instrument));
    }

    [Test]
    public void No_key_of_a_vendor_is_told()
    {
        Assert.That(received.Select(one => Encoding.Latin1.GetString(one.Body)), Has.None.Contains("sandbox0sandbox0"));
    }

    [Test]
    public void Every_lineage_event_is_one_of_the_standard_and_those_of_a_run_begin_and_end()
    {
        var events = Events();

        using (Assert.EnterMultipleScope())
        {
            foreach (var one in events)
            {
                Assert.That((string?)one["schemaURL"], Is.EqualTo("https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"));
                Assert.That(Guid.TryParse((string?)one["run"]!["runId"], out _), one.ToJsonString());
                Assert.That(DateTimeOffset.TryParse((string?)one["eventTime"], out _), one.ToJsonString());
                Assert.That((string?)one["producer"], Does.StartWith("urn:"));
            }

            foreach (var run in events.GroupBy(one => (string)one["run"]!["runId"]!, StringComparer.Ordinal))
                Assert.That(run.Select(one => (string)one["eventType"]!), Is.EqualTo((string[])["START", "COMPLETE"]), run.First().ToJsonString());
            Assert.That(File.ReadLines(Path.Combine(folder.Path, "lineage.jsonl")).Count(), Is.EqualTo(events.Count), "the file has them too");
        }
    }

    [Test]
    public void A_models_event_says_what_it_reads_and_writes_and_of_which_step_it_is_part()
    {
        var model = Completed("daily.metrics.mart_ticker_kpis");

        var output = model["outputs"]![0]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(model["inputs"]!.AsArray().Select(input => (string)input!["name"]!), Has.Some.EndsWith("marts.mart_risk_metrics").And.Some.EndsWith("staging.stg_companies"));
            Assert.That((string?)output["name"], Does.EndWith("marts.mart_ticker_kpis"));
            Assert.That(output["facets"]!["schema"]!["fields"]!.AsArray().Select(field => (string?)field!["name"]), Does.Contain("rsi_14"));
            Assert.That((long?)output["outputFacets"]!["outputStatistics"]!["rowCount"], Is.Positive);
            Assert.That((string?)model["run"]!["facets"]!["parent"]!["job"]!["name"], Is.EqualTo("daily.metrics"));
            Assert.That((string?)model["job"]!["facets"]!["sql"]!["query"], Does.Contain("select"));
        }
    }

    [Test]
    public void A_tests_step_says_what_was_asserted_of_which_table()
    {
        var inputs = Completed("daily.test_marts")["inputs"]!.AsArray();

        var signals = inputs.Single(input => ((string)input!["name"]!).EndsWith("mart_trading_signals", StringComparison.Ordinal))!;
        Assert.That(
            signals["inputFacets"]!["dataQualityAssertions"]!["assertions"]!.AsArray().Select(one => ((string?)one!["assertion"], (string?)one["column"], (bool)one["success"]!)),
            Does.Contain(("not_null", "entity", true)));
    }

    [Test]
    public void What_is_fetched_and_loaded_goes_from_raw_files_to_tables()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)Completed("daily.prices")["outputs"]![0]!["name"], Is.EqualTo("raw/prices"));
            Assert.That(Completed("daily.load")["inputs"]!.AsArray().Select(input => (string?)input!["name"]), Does.Contain("raw/prices"));
            Assert.That(Completed("daily.load")["outputs"]!.AsArray().Select(output => (string)output!["name"]!), Has.Some.EndsWith("raw.prices"));
        }
    }

    private List<JsonNode> Events() => [.. received.Where(one => one.Path == "/api/v1/lineage").Select(one => JsonNode.Parse(one.Body)!)];

    private JsonNode Completed(string job) => Events().Single(one => (string?)one["job"]!["name"] == job && (string?)one["eventType"] == "COMPLETE");

    private string TextOf(string path) => string.Concat(received.Where(one => one.Path == path).Select(one => Encoding.Latin1.GetString(one.Body)));
}
