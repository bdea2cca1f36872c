using System.Text;
using System.Text.Json;
using SectorPipeline.Ingestion.CoinGecko;
using SectorPipeline.Ingestion.Fred;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Sec;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>What the recorded frames of Finnhub's stream mean, which no dataset is made of yet.</summary>
[TestFixture]
internal sealed class FinnhubRecordingTests
{
    private static readonly Dictionary<string, Action<VendorAnswer>> Meanings = new(StringComparer.Ordinal)
    {
        ["ws_messages_a.jsonl"] = answer =>
        {
            string[] frames = Encoding.UTF8.GetString(answer.Body.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.That(frames.Select(Describe), Is.EqualTo(new[]
            {
                "ping", "trade AAPL 274.7 x 10", "trade AAPL 274.7 x 10", "trade AMZN 2408.58 x 1", "trade BINANCE:BTCUSDT 7296.89 x 0.011467",
                "trade BINANCE:BTCUSDT 66972.77 x 0.01559",
                "trade TSLA 164.0601 x 5, TSLA 164.0615 x 10, TSLA 164.06 x 142, TSLA 164.065 x 35, TSLA 164.06 x 100, TSLA 164.06 x 4, TSLA 164.06 x 4, TSLA 164.06 x 15, TSLA 164.0601 x 26, TSLA 164.0615 x 1",
                "error Subscribing to too many symbols",
            }));
            Assert.That(frames.SelectMany(Readings), Is.All.EqualTo(VendorOutcome.ChangedFormat));
        },
    };

    private static IEnumerable<TestCaseData> Files => RecordedAnswers.Of("finnhub");

    [TestCaseSource(nameof(Files))]
    public void Each_frame_means_what_it_says(string file)
    {
        var answer = RecordedAnswers.Read("finnhub", file);

        Assert.That((int)answer.Status, Is.EqualTo(101));
        Assert.That(Meanings, Does.ContainKey(file));
        Meanings[file](answer);
    }

    private static string Describe(string frame)
    {
        using var document = JsonDocument.Parse(frame);
        var root = document.RootElement;
        var what = root.TryGetProperty("msg", out var message) ? message.GetString()
            : root.TryGetProperty("data", out var trades)
                ? string.Join(", ", trades.EnumerateArray().Select(trade => $"{trade.GetProperty("s")} {trade.GetProperty("p")} x {trade.GetProperty("v")}"))
                : "";
        return $"{root.GetProperty("type")} {what}".TrimEnd();
    }

    // No reader of a dataset makes a row of a frame.
    private static IEnumerable<VendorOutcome?> Readings(string frame)
    {
        var answer = new VendorAnswer("request", System.Net.HttpStatusCode.OK, "application/json", Encoding.UTF8.GetBytes(frame));
        var conversation = new NoConversation();
        Action[] readers =
        [
            () => ObservationPage.Of(answer, "S", conversation),
            () => SeriesDescription.Of(answer, "S", conversation),
            () => MarketChart.Of(answer, new Coin("BTC-USD", "bitcoin", "usd"), conversation),
            () => CoinMarkets.Of(answer, "usd", _ => "BTC-USD", conversation),
            () => Submissions.Of(answer, "0000000012", "A", conversation),
            () => CompanyFacts.Read(answer, "0000000012", "A", conversation),
        ];
        return readers.Select(read => Assert.Catch<VendorException>(() => read())?.Outcome);
    }
}
