using System.Security.Cryptography;
using System.Text.Json;
using SectorPipeline.Alerts;
using SectorPipeline.Core;
using SectorPipeline.Lake;
using SectorPipeline.Tests.App;
using SectorPipeline.Tests.Lake;

namespace SectorPipeline.Tests.Reports;

/// <summary>Reports in a folder and in a store that is like a bucket.</summary>
[TestFixture(true)]
[TestFixture(false)]
public sealed class ReportShelfTests(bool isBucket)
{
    private const string Day = "2020-03-23";
    private static readonly string[] Files = ["index.html", "sectors/energy.html", "summary.json"];

    private TemporaryFolder folder = default!;
    private IObjectStore store = default!;
    private DateTimeOffset now;

    [SetUp]
    public void Create()
    {
        folder = new TemporaryFolder();
        store = isBucket ? new BucketStore(folder.Path) : new FolderStore(Path.Combine(folder.Path, "reports"));
        now = new DateTimeOffset(2020, 3, 24, 12, 30, 0, TimeSpan.Zero);
    }

    [TearDown]
    public void Remove()
    {
        (store as IDisposable)?.Dispose();
        folder.Dispose();
    }

    [Test]
    public async Task A_session_leads_to_its_report_and_the_list_to_the_session()
    {
        var report = await PublishAsync(store, "first");

        Assert.That(report.Location, Is.EqualTo($"{store.Root}/{Day}/index.html"));
        Assert.That(await TextAsync($"{Day}/index.html"), Does.Contain("http-equiv=\"refresh\" content=\"0; url=20200324T123000Z-"));
        Assert.That(await TextAsync("index.html"), Does.Contain($"{Day}/index.html"));
        Assert.That(await TextAsync("latest.json"), Does.Contain($"\"path\":\"{Day}/index.html\""));
        Assert.That(await PublishedTextAsync(), Is.EqualTo("first"));
    }

    [Test]
    public async Task A_publisher_that_dies_at_any_moment_leaves_a_whole_report_and_nothing_for_ever()
    {
        await PublishAsync(store, "first");
        var counting = new FaultyStore(store, failAt: int.MaxValue);
        await PublishAsync(counting, "first");
        for (var number = 1; number <= counting.Operations; number++)
        {
            var operation = number;
            now += TimeSpan.FromMinutes(1);
            var dying = new FaultyStore(store, operation, Fault.DeathAfter);

            Assert.That(() => PublishAsync(dying, $"died {operation}"), Throws.InstanceOf<PipelineException>());

            Assert.That(await PublishedTextAsync(), Is.EqualTo("first").Or.StartsWith("died"), "one whole report");
        }

        now += TimeSpan.FromHours(2);
        await PublishAsync(store, "other", "2020-03-24");
        Assert.That(await PublicationsAsync(Day), Has.Count.EqualTo(1));
        Assert.That(await PublishedTextAsync(), Does.StartWith("died"), "the last of them came to its end but for the sweep");
    }

    [Test]
    public async Task A_session_whose_first_publisher_died_is_in_no_list_and_goes_with_the_next()
    {
        Assert.That(() => PublishAsync(new FaultyStore(store, failAt: 4, Fault.DeathAfter), "half", "2020-03-20"), Throws.InstanceOf<PipelineException>());
        await PublishAsync(store, "first");
        Assert.That(await TextAsync("index.html"), Does.Not.Contain("2020-03-20"));
        Assert.That(await PublicationsAsync("2020-03-20"), Has.Count.EqualTo(1), "another may still be writing it");

        now += TimeSpan.FromHours(2);
        await PublishAsync(store, "second");

        Assert.That(await PublicationsAsync("2020-03-20"), Is.Empty);
        Assert.That(await TextAsync("latest.json"), Does.Contain(Day));
    }

    [Test]
    public async Task What_readers_have_open_stays_until_the_report_after_the_next()
    {
        await PublishAsync(store, "first");
        now += TimeSpan.FromDays(1);

        await PublishAsync(store, "second");
        var afterSecond = await PublicationsAsync(Day);
        now += TimeSpan.FromDays(1);
        await PublishAsync(store, "third");

        Assert.That(afterSecond, Has.Count.EqualTo(2));
        Assert.That(await PublicationsAsync(Day), Has.Count.EqualTo(2).And.Not.Contains(afterSecond[0]));
        Assert.That(await PublishedTextAsync(), Is.EqualTo("third"));
    }

    private Task<PublishedReport> PublishAsync(IObjectStore to, string text, string day = Day) =>
        new ReportShelf(new ReportPlace(to, null, new FixedClock { Now = now })).PublishAsync(
            files =>
            {
                foreach (var path in Files)
                    files.Add(path, path == "summary.json" ? JsonSerializer.Serialize(files.Files) : text);
                return Task.FromResult(new PublishedReport { Session = Session.Parse(day), State = ReportState.Published, Files = files.Files, Summary = "" });
            },
            CancellationToken.None);

    // Follows the pointers as a reader does, and holds every file against the summary.
    private async Task<string> PublishedTextAsync()
    {
        using var pointer = JsonDocument.Parse(await TextAsync($"{Day}/publication.json"));
        var summaryKey = $"{Day}/{pointer.RootElement.GetProperty("summary").GetString()}";
        var files = JsonSerializer.Deserialize<List<ReportFile>>(await TextAsync(summaryKey)) ?? [];
        foreach (var file in files)
            Assert.That(Convert.ToHexStringLower(SHA256.HashData(await BytesAsync(summaryKey.Replace("summary.json", file.Path, StringComparison.Ordinal)))), Is.EqualTo(file.Sha256), file.Path);
        return await TextAsync(summaryKey.Replace("summary.json", "index.html", StringComparison.Ordinal));
    }

    private async Task<List<string>> PublicationsAsync(string day) =>
        [.. (await store.ListAsync($"{day}/", CancellationToken.None)).Select(found => found.Key.Split('/')).Where(parts => parts.Length > 2).Select(parts => parts[1]).Distinct(StringComparer.Ordinal)];

    private async Task<string> TextAsync(string key) => System.Text.Encoding.UTF8.GetString(await BytesAsync(key));

    private async Task<byte[]> BytesAsync(string key)
    {
        await using var stream = await store.OpenReadAsync(key, CancellationToken.None);
        using var bytes = new MemoryStream();
        await (stream ?? throw new FileNotFoundException(key)).CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
