using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.AlphaVantage;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Yahoo;

namespace SectorPipeline.Tests.Ingestion.Recordings;

/// <summary>Damaged answers end as rows that keep their contract, as rows in quarantine, or as a failure that the client understands.</summary>
[TestFixture]
internal sealed class DamagedAnswerTests
{
    private const int LargestBody = 32 * 1024;
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestTest = TimeSpan.FromMinutes(2);

    [TestCaseSource(typeof(Bodies), nameof(Bodies.All))]
    public void An_undamaged_answer_is_read((string Vendor, string Kind, byte[] Body) good)
    {
        var rows = Readers.Of(good.Vendor)[good.Kind](good.Body, Readers.Symbol);

        Assert.That(rows.Where(row => row.Refusal is null), Is.Not.Empty.And.All.Matches<ReadRow>(row => SoundRow.Fault(row.Row) is null));
    }

    [TestCaseSource(typeof(Bodies), nameof(Bodies.All))]
    public void A_damaged_answer_never_does_harm((string Vendor, string Kind, byte[] Body) good)
    {
        var tally = Try(good.Vendor, good.Kind, good.Body, rounds: 2_000);

        Assert.That(tally, Has.All.GreaterThan(50), "damages of each weight were tried: rows, rows in quarantine, failures");
    }

    [TestCase("yahoo")]
    [TestCase("alphavantage")]
    public void A_damaged_recording_never_does_harm(string vendor)
    {
        Recording.Read(vendor, "manifest.json");
        var files = RecordedFile.Of(vendor).Where(file => file.Answer().Body.Length is > 0 and <= LargestBody);

        foreach (var file in files)
            Try(vendor, KindOf(file.Name), file.Answer().Body.ToArray(), rounds: 40);
    }

    private static string KindOf(string name) => name.Split('_', '-')[0] switch
    {
        "overview" => "overview",
        "daily" => "daily",
        "intraday" => "intraday",
        "income" => "income",
        "balance" => "balance_sheet",
        "cash" => "cash_flow",
        "quoteSummary" => "company",
        _ => name.Contains("chart", StringComparison.Ordinal) ? "chart" : "",
    };

    /// <summary>Reads damaged bodies with the reader of their kind, and with any other one now and then; tells how often what came of it.</summary>
    private static int[] Try(string vendor, string kind, byte[] body, int rounds)
    {
        var tally = new int[3];
        var random = new Random(20200102);
        var mutator = new Mutator(body, random);
        var readers = Readers.Of(vendor);
        var work = Task.Run(() =>
        {
            for (var round = 0; round < rounds; round++)
            {
                var chosen = readers.ContainsKey(kind) && random.Next(8) > 0 ? kind : readers.Keys.Order(StringComparer.Ordinal).ElementAt(random.Next(readers.Count));
                var damaged = mutator.Next();
                Judge(vendor, damaged);
                Read(() => readers[chosen](damaged, Readers.Symbol), damaged, tally, $"{chosen}, round {round}: {Encoding.UTF8.GetString(damaged)}");
            }
        });
        Assert.That(Task.WaitAny([work], LongestTest), Is.Zero, "a reader hangs");
        work.GetAwaiter().GetResult();
        return tally;
    }

    private static void Judge(string vendor, byte[] body)
    {
        var answer = new VendorAnswer("request", HttpStatusCode.OK, "application/json", body);
        (vendor == "yahoo" ? YahooRefusals.Table : AlphaVantageRefusals.Table).Judge(answer);
        (vendor == "yahoo" ? YahooRefusals.Table : AlphaVantageRefusals.Table).Judge(answer with { Status = HttpStatusCode.NotFound });
    }

    private static void Read(Func<IReadOnlyList<ReadRow>> read, byte[] body, int[] tally, string what)
    {
        if (!Utf8.IsValid(body))
            return; // the client asks again before a reader sees it
        var started = Stopwatch.GetTimestamp();
        try
        {
            foreach (var row in read())
                tally[Keep(row, what)]++;
        }
        catch (Exception e) when (e is VendorException or JsonException || IsNotUnicode(e))
        {
            tally[2]++;
        }

        Assert.That(Stopwatch.GetElapsedTime(started), Is.LessThan(LongestRead), what);
    }

    private static int Keep(ReadRow row, string what)
    {
        if (row.Refusal is not { } refusal)
        {
            Assert.That(SoundRow.Fault(row.Row), Is.Null, $"{row.Row}\n{what}");
            return 0;
        }

        Assert.That(RefusedRow.Of(row.Row, refusal, "key", "request").Json, Does.StartWith("{"), what);
        return 1;
    }

    private static bool IsNotUnicode(Exception e) => e is InvalidOperationException && (e.Message.Contains("UTF-16", StringComparison.Ordinal) || e.InnerException is DecoderFallbackException);
}
