using SectorPipeline.Alerts;
using SectorPipeline.Core;
using SectorPipeline.Tests.App;

namespace SectorPipeline.Tests.Reports;

public sealed class ReportFolderTests
{
    private const string Id = "0123456789abcdef0123456789abcdef";

    private TemporaryFolder folder = default!;

    private string Target => Path.Combine(folder.Path, "2020-03-23");

    [SetUp]
    public void Create() => folder = new TemporaryFolder();

    [TearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public async Task A_report_takes_the_place_of_another_as_a_whole()
    {
        await WriteAsync("old.html", "summary.json");

        await WriteAsync("new.html", "summary.json");

        Assert.That(Names(Target), Is.EqualTo(["new.html", "summary.json"]));
        Assert.That(Directory.GetFileSystemEntries(folder.Path), Has.Length.EqualTo(1), "nothing is left beside it");
    }

    [Test]
    public async Task A_report_that_fails_leaves_the_old_one()
    {
        await WriteAsync("old.html", "summary.json");

        var failure = Assert.ThrowsAsync<PipelineException>(() => ReportFolder.ReplaceAsync<int>(Target, _ => throw new IOException("disk full")));

        Assert.That(failure?.Message, Does.Contain("disk full").And.Contain("--out"));
        Assert.That(Names(Target), Is.EqualTo(["old.html", "summary.json"]));
        Assert.That(Directory.GetFileSystemEntries(folder.Path), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_folder_with_other_files_is_refused()
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "thesis.doc"), "years of work");

        Assert.ThrowsAsync<PipelineException>(() => WriteAsync("index.html"));

        Assert.That(File.Exists(Path.Combine(Target, "thesis.doc")), Is.True);
    }

    [Test]
    public async Task What_a_dead_publisher_has_left_goes_with_the_next_report()
    {
        LeaveBehind(".tmp");
        LeaveBehind(".old", ".2020-03-24");

        await WriteAsync("summary.json");

        Assert.That(Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName), Is.EquivalentTo((string[])["2020-03-23", $".2020-03-24.{Id}.lock", $".2020-03-24.{Id}.old"]), "what is beside others is theirs");
    }

    [Test]
    public void A_report_that_a_dead_publisher_had_taken_away_comes_back()
    {
        LeaveBehind(".old");

        Assert.ThrowsAsync<PipelineException>(() => ReportFolder.ReplaceAsync<int>(Target, _ => throw new IOException("disk full")));

        Assert.That(Names(Target), Is.EqualTo(["summary.json"]));
    }

    [Test]
    public async Task What_a_live_publisher_writes_is_left_alone()
    {
        await ReportFolder.ReplaceAsync(Target, async files =>
        {
            files.Add("summary.json", "slow");
            await WriteAsync("summary.json");
            Assert.That(Directory.GetDirectories(folder.Path, "*.tmp"), Has.Length.EqualTo(1));
            return 0;
        });

        Assert.That(await File.ReadAllTextAsync(Path.Combine(Target, "summary.json")), Is.EqualTo("slow"));
    }

    [Test]
    public async Task Files_are_recorded_with_their_hashes()
    {
        var files = await ReportFolder.ReplaceAsync(Target, files =>
        {
            files.Add("a/b.txt", "abc");
            return Task.FromResult(files.Files);
        });

        Assert.That(files.Single(), Is.EqualTo(new ReportFile("a/b.txt", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", null)));
    }

    private void LeaveBehind(string suffix, string name = ".2020-03-23")
    {
        var hidden = Path.Combine(folder.Path, $"{name}.{Id}");
        File.WriteAllText($"{hidden}.lock", "");
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(hidden + suffix).FullName, "summary.json"), "{}");
    }

    private Task<int> WriteAsync(params string[] names) => ReportFolder.ReplaceAsync(Target, files =>
    {
        foreach (var name in names)
            files.Add(name, "text");
        return Task.FromResult(0);
    });

    private static IEnumerable<string?> Names(string path) => Directory.GetFiles(path).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
