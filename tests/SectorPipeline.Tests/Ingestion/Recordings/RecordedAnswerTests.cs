using System.Text.Json;
using SectorPipeline.Ingestion.AlphaVantage;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Yahoo;

namespace SectorPipeline.Tests.Ingestion.Recordings;

/// <summary>
/// Every recorded answer against a line of <c>yahoo.tsv</c> or <c>alphavantage.tsv</c>, which were worked out without this
/// code: file, verdict of the vendor's table, kind, meaning.
/// </summary>
[TestFixture]
internal sealed class RecordedAnswerTests
{
    [TestCaseSource(nameof(Files))]
    public void A_recorded_answer_means_what_is_expected(string vendor, string name)
    {
        var (file, expected) = Find(vendor, name);

        var table = vendor == "yahoo" ? YahooRefusals.Table : AlphaVantageRefusals.Table;

        Assert.That(table.Judge(file.Answer()).Outcome.ToString(), Is.EqualTo(expected.Verdict));
        Assert.That(new RecordedMeaning(file).Of(expected.Kind, expected.Meaning), Is.EqualTo(expected.Meaning));
    }

    [TestCaseSource(nameof(Files))]
    public void No_reader_of_another_dataset_makes_a_row_of_it(string vendor, string name)
    {
        var (file, expected) = Find(vendor, name);
        var body = file.Answer().Body;

        Assert.Multiple(() =>
        {
            foreach (var (kind, read) in Readers.Of(vendor).Where(reader => reader.Key != expected.Kind))
                Assert.That(Outcome(() => read(body, Readers.Symbol)), Does.Match("no rows|expected|asked for bars of|cut off|is empty|no result"), kind);
        });
    }

    private static string Outcome(Func<IReadOnlyList<ReadRow>> read)
    {
        try
        {
            return read().Count == 0 ? "no rows" : "a row";
        }
        catch (Exception e) when (e is VendorException or JsonException)
        {
            return e is VendorException ? e.Message : $"expected JSON, got {e.Message}";
        }
    }

    private static IEnumerable<TestCaseData> Files() =>
        from vendor in new[] { "yahoo", "alphavantage" }
        from name in Expectation.Of(vendor).Select(line => line.File).Union(RecordedFile.Of(vendor).Select(file => file.Name), StringComparer.Ordinal)
        select new TestCaseData(vendor, name);

    private static (RecordedFile File, Expectation Expected) Find(string vendor, string name)
    {
        Recording.Read(vendor, "manifest.json");
        var file = RecordedFile.Of(vendor).SingleOrDefault(file => file.Name == name);
        var expected = Expectation.Of(vendor).SingleOrDefault(line => line.File == name);
        Assert.That(file, Is.Not.Null, "the manifest has no such file");
        Assert.That(expected, Is.Not.Null, $"nothing is expected of it: add a line to {vendor}.tsv");
        return (file ?? throw new InvalidOperationException(name), expected ?? throw new InvalidOperationException(name));
    }

    private sealed record Expectation(string File, string Verdict, string Kind, string Meaning)
    {
        public static IEnumerable<Expectation> Of(string vendor) =>
            from line in System.IO.File.ReadLines(Path.Combine(Recording.Root(), "tests", "SectorPipeline.Tests", "Ingestion", "Recordings", $"{vendor}.tsv"))
            let cells = line.Split('\t')
            select new Expectation(cells[0], cells[1], cells[2], cells[3]);
    }
}
