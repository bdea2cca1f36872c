using System.Net;
using SectorPipeline.Core;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>Raw data made again from the answers in landing, with no vendor to ask.</summary>
[TestFixture]
internal sealed class LandingReplayTests
{
    private const string AllColumns = "*";

    private Workbench bench = new();

    [SetUp]
    public void SetUp() => bench = new Workbench();

    [TearDown]
    public void TearDown() => bench.Dispose();

    [Test]
    public async Task Raw_is_rebuilt_byte_by_byte_after_all_that_can_happen_to_it()
    {
        await LoadAsync();
        var rows = await bench.RowsAsync("prices", AllColumns);
        var quarantine = await bench.QuarantineAsync("prices", AllColumns);
        var marks = await MarksAsync();
        var asked = bench.Vendor.Asked.Count;
        Directory.Delete(bench.PathOf("raw"), recursive: true);
        Directory.Delete(bench.PathOf("quarantine"), recursive: true);

        var result = await bench.PricesAsync("2020-01-08", ("from_landing", true));

        Assert.That(await bench.RowsAsync("prices", AllColumns), Is.EqualTo(rows).And.Count.EqualTo(result.Rows));
        Assert.That(await bench.QuarantineAsync("prices", AllColumns), Is.EqualTo(quarantine).And.Not.Empty);
        Assert.That(await MarksAsync(), Is.EqualTo(marks));
        Assert.That(bench.Vendor.Asked, Has.Count.EqualTo(asked), "no vendor is asked");
    }

    [Test]
    public async Task Landing_alone_is_enough_and_the_next_session_goes_on_from_there()
    {
        await LoadAsync();
        var rows = await bench.RowsAsync("prices", AllColumns);
        Directory.Delete(bench.PathOf("raw"), recursive: true);
        Directory.Delete(bench.PathOf("_manifest"), recursive: true);
        await bench.PricesAsync("2020-01-08", ("from_landing", true));
        bench.Vendor.Always(_ => Chart(("2020-01-08", 6.5), ("2020-01-09", 7)));

        var next = await bench.PricesAsync("2020-01-09", ("symbols", "AAPL"));

        Assert.That(next.Counts, Is.SupersetOf(new Dictionary<string, long> { ["requests"] = 1, ["loaded"] = 1, ["unchanged"] = 1 }));
        var after = await bench.RowsAsync("prices", AllColumns);
        Assert.That(rows, Is.SubsetOf(after));
        Assert.That(after, Has.Count.EqualTo(rows.Count + 1));
    }

    [Test]
    public async Task An_answer_that_is_gone_is_named()
    {
        await LoadAsync();
        var file = Directory.GetFiles(bench.PathOf("landing"), "AAPL-*.json.gz", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        File.Delete(file);

        Assert.That(
            async () => await bench.PricesAsync("2020-01-08", ("from_landing", true)),
            Throws.TypeOf<PipelineException>().With.Message.Contains(Path.GetFileName(file)).And.Message.Contains("is gone"));
    }

    [Test]
    public void Landing_without_answers_is_said()
    {
        Assert.That(
            async () => await bench.PricesAsync("2020-01-08", ("from_landing", true)),
            Throws.TypeOf<PipelineException>().With.Message.Contains("landing holds no answers"));
    }

    /// <summary>A first load with a gap and a refused row, an unknown symbol, a gap that is filled, a dividend, a silent restatement, a chosen window.</summary>
    private async Task LoadAsync()
    {
        bench.Vendor.Always(url => url.AbsolutePath.EndsWith("AAPL", StringComparison.Ordinal)
            ? Chart(("2020-01-02", 10), ("2020-01-03", -1), ("2020-01-06", 12))
            : FakeVendor.Status(HttpStatusCode.NotFound, ChartJson.NotFound));
        await bench.PricesAsync("2020-01-06");
        bench.Vendor.Always(_ => Chart(("2020-01-03", 11), ("2020-01-06", 12), ("2020-01-07", 13)));
        await bench.PricesAsync("2020-01-07", ("symbols", "AAPL"));
        bench.Vendor.InTurn(
            () => Chart(("2020-01-07", 6), ("2020-01-08", 6.5)),
            () => Chart(("2020-01-02", 5), ("2020-01-03", 5.5), ("2020-01-06", 6), ("2020-01-07", 6), ("2020-01-08", 6.5)));
        await bench.PricesAsync("2020-01-08", ("symbols", "AAPL"));
        bench.Vendor.Always(_ => Chart(("2020-01-03", 5.5)));
        await bench.PricesAsync("2020-01-08", ("symbols", "AAPL"), ("from", "2020-01-03"), ("to", "2020-01-03"));
    }

    private async Task<string> MarksAsync()
    {
        var state = await bench.Lake.StateAsync("yahoo", "prices", CancellationToken.None);
        return System.Text.Json.JsonSerializer.Serialize(state.Watermarks.OrderBy(mark => mark.Key, StringComparer.Ordinal));
    }

    private static HttpResponseMessage Chart(params (string Date, double Close)[] bars) =>
        FakeVendor.Json(ChartJson.Of(bars.Select(bar => ChartJson.Bar(bar.Date, bar.Close))));
}
