using System.IO.Compression;
using System.Text;
using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Tests.Lake;

public sealed class LandingTests
{
    private TemporaryLake lake = new();

    [SetUp]
    public void Begin() => lake = new TemporaryLake();

    [TearDown]
    public void End() => lake.Dispose();

    [Test]
    public async Task A_body_comes_back_byte_by_byte_also_when_it_is_no_text()
    {
        byte[] body = [0xFF, 0xFE, (byte)'\n', 0, (byte)'\r', (byte)'\n', 0xC3];

        await lake.Lake.WriteLandingAsync(Entry("r1", body), CancellationToken.None);

        var entry = (await ReadAsync()).Single();
        Assert.That(entry.Body.ToArray(), Is.EqualTo(body));
    }

    [Test]
    public async Task What_is_known_about_an_answer_comes_back()
    {
        var written = Entry("r1", []) with { Status = 404, Headers = new Dictionary<string, string> { ["Content-Type"] = "text/plain" } };

        await lake.Lake.WriteLandingAsync(written, CancellationToken.None);

        var entry = (await ReadAsync()).Single();
        Assert.That((entry.Url, entry.Status, entry.ReceivedAt, entry.RequestId), Is.EqualTo((written.Url, 404, written.ReceivedAt, "r1")));
        Assert.That(entry.Headers, Is.EquivalentTo(written.Headers));
    }

    [Test]
    public async Task The_file_is_one_line_of_json_and_then_the_body()
    {
        await lake.Lake.WriteLandingAsync(Entry("r1", "{\n}"u8.ToArray()), CancellationToken.None);

        await using var file = File.OpenRead(lake.PathOf("landing/yahoo/bars/session=2020-01-02/r1.json.gz"));
        await using var gzip = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(gzip, Encoding.UTF8);
        Assert.That(await reader.ReadLineAsync(), Does.StartWith("{\"url\":\"https://vendor.example/bars\",\"status\":200,"));
        Assert.That(await reader.ReadToEndAsync(), Is.EqualTo("{\n}"));
    }

    [Test]
    public async Task The_same_request_again_replaces_its_answer()
    {
        await lake.Lake.WriteLandingAsync(Entry("r2", "old"u8.ToArray()), CancellationToken.None);
        await lake.Lake.WriteLandingAsync(Entry("r1", "other"u8.ToArray()), CancellationToken.None);
        await lake.Lake.WriteLandingAsync(Entry("r2", "new"u8.ToArray()), CancellationToken.None);

        var entries = await ReadAsync();

        Assert.That(entries.Select(entry => Encoding.UTF8.GetString(entry.Body.Span)), Is.EqualTo(new[] { "other", "new" }));
    }

    [Test]
    public async Task A_damaged_file_is_named()
    {
        var folder = Directory.CreateDirectory(lake.PathOf("landing/yahoo/bars/session=2020-01-02")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "r1.json.gz"), "not gzip");

        Assert.That(ReadAsync, Throws.TypeOf<PipelineException>().With.Message.Contains("r1.json.gz: not a landing file"));
    }

    [TestCase("../up")]
    [TestCase("a/b")]
    [TestCase(".hidden")]
    [TestCase("")]
    public void A_request_id_that_would_leave_its_folder_is_refused(string id) =>
        Assert.That(
            () => lake.Lake.WriteLandingAsync(Entry(id, []), CancellationToken.None),
            Throws.TypeOf<PipelineException>().With.Message.Contains("cannot be part of a path"));

    private static LandingEntry Entry(string id, byte[] body) => new()
    {
        Vendor = "yahoo",
        Dataset = "bars",
        Session = TemporaryLake.Session,
        RequestId = id,
        Url = "https://vendor.example/bars",
        Status = 200,
        ReceivedAt = new DateTimeOffset(2020, 1, 3, 11, 0, 0, TimeSpan.Zero),
        Body = body,
    };

    private async Task<List<LandingEntry>> ReadAsync()
    {
        var entries = new List<LandingEntry>();
        await foreach (var entry in lake.Lake.ReadLandingAsync("yahoo", "bars", TemporaryLake.Session, CancellationToken.None))
            entries.Add(entry);
        return entries;
    }
}
