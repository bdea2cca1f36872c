using System.Text.Json;
using SectorPipeline.Jinja;
using SectorPipeline.Tests.Architecture;

namespace SectorPipeline.Tests.Jinja;

/// <summary>This repository's own cases, one file per area; what they expect was checked against Jinja2 3.1.</summary>
[TestFixture]
public sealed class CorpusTests
{
    private static readonly JinjaOptions Options = new() { LoopControls = true };

    public static IEnumerable<RecordedCase> Read() =>
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "SectorPipeline.Tests", "Jinja", "Corpus"), "*.jsonl").Order(StringComparer.Ordinal)
        from line in File.ReadLines(file)
        where line.Length > 0
        select new RecordedCase(Path.GetFileNameWithoutExtension(file), JsonDocument.Parse(line).RootElement);

    private static IEnumerable<TestCaseData> Cases() =>
        Read().Select(recorded => new TestCaseData(recorded).SetArgDisplayNames($"{recorded.File}: {recorded.Name}"));

    [TestCaseSource(nameof(Cases))]
    public void Prints_or_fails_as_Jinja2_does(RecordedCase recorded)
    {
        CorpusRunner.Check(recorded, Options);
    }

    [Test]
    public void The_corpus_covers_every_area()
    {
        Assert.That(Read().GroupBy(recorded => recorded.File).Select(area => area.Count()).ToList(), Has.Count.GreaterThan(10).And.All.GreaterThan(10));
        Assert.That(Read().Count(), Is.GreaterThan(300));
    }
}
