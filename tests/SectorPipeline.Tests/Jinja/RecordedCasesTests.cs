using System.Text.Json;
using SectorPipeline.Jinja;

namespace SectorPipeline.Tests.Jinja;

/// <summary>What Jinja2 itself printed, where its recordings lie beside the repository.</summary>
[TestFixture]
public sealed class RecordedCasesTests
{
    private static readonly string? Folder = FindFolder();

    private static IEnumerable<TestCaseData> Cases() => Folder is null
        ? []
        : Directory.EnumerateFiles(Folder, "*.jsonl").Order(StringComparer.Ordinal).SelectMany(Read);

    [Test]
    public void The_recorded_cases_are_there()
    {
        if (Folder is null)
            Assert.Ignore("../shared/jinja is not there; the corpus of this folder covers the same ground.");

        Assert.That(Cases().Count(), Is.GreaterThan(500));
    }

    [TestCaseSource(nameof(Cases))]
    public void Prints_or_fails_as_recorded(RecordedCase recorded)
    {
        CorpusRunner.Check(recorded);
    }

    private static IEnumerable<TestCaseData> Read(string file) =>
        from line in File.ReadLines(file)
        where line.Length > 0
        let recorded = new RecordedCase(Path.GetFileNameWithoutExtension(file), JsonDocument.Parse(line).RootElement)
        select new TestCaseData(recorded).SetArgDisplayNames(recorded.Name);

    private static string? FindFolder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "SectorPipeline.sln")))
            root = root.Parent;
        var folder = root?.Parent is null ? null : Path.Combine(root.Parent.FullName, "shared", "jinja");
        return Directory.Exists(folder) ? folder : null;
    }
}
