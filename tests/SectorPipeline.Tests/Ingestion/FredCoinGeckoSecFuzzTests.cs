using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.CoinGecko;
using SectorPipeline.Ingestion.Fred;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Sec;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>Spoiled answers: rows that keep their contract, or a failure that ingestion knows; nothing else, and no hang.</summary>
[TestFixture]
internal sealed class FredCoinGeckoSecFuzzTests
{
    private const int LargestBody = 512 * 1024;
    private static readonly Coin Bitcoin = new("BTC-USD", "bitcoin", "usd");
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private static readonly Dictionary<string, Reader> Readers = new(StringComparer.Ordinal)
    {
        ["observations"] = Of(MacroObservationContract.Instance, FredRefusals.Table, (answer, talk) => ObservationPage.Of(answer, "GDP", talk).Observations),
        ["series"] = Of(MacroSeriesContract.Instance, FredRefusals.Table, (answer, talk) => [SeriesDescription.Of(answer, "GDP", talk)]),
        ["vintage dates"] = Of(MacroObservationContract.Instance, FredRefusals.Table, (answer, talk) =>
        {
            VintageDatesPage.Of(answer, talk);
            return [];
        }),
        ["chart"] = Of(CryptoPriceContract.Instance, CoinGeckoRefusals.Table, (answer, talk) => MarketChart.Of(answer, Bitcoin, talk).Closes),
        ["markets"] = Of(CryptoCoinContract.Instance, CoinGeckoRefusals.Table, (answer, talk) => CoinMarkets.Of(answer, "usd", id => id.ToUpperInvariant(), talk)),
        ["submissions"] = Of(FilingContract.Instance, SecRefusals.Table, (answer, talk) => Submissions.Of(answer, Cik(answer), "A", talk).Filings),
        ["older filings"] = Of(FilingContract.Instance, SecRefusals.Table, (answer, talk) => Submissions.OfOlder(answer, "0000000012", "A", talk).Filings),
        ["facts"] = Of(FactContract.Instance, SecRefusals.Table, (answer, talk) => CompanyFacts.Read(answer, Cik(answer), "A", talk)),
        ["tickers"] = Of(FilingContract.Instance, SecRefusals.Table, (answer, talk) =>
        {
            CompanyTickers.Read(answer, talk);
            return [];
        }),
    };

    private delegate (int Rows, int Refused) Reader(VendorAnswer answer);

    [TestCase("observations", """{"count":2,"offset":0,"limit":9,"observations":[{"realtime_start":"2020-01-03","realtime_end":"9999-12-31","date":"2019-11-01","value":"3.6"},{"realtime_start":"2020-01-03","realtime_end":"2020-02-01","date":"2019-12-01","value":"."}]}""")]
    [TestCase("series", """{"seriess":[{"id":"GDP","title":"G","observation_start":"1948-01-01","observation_end":"2020-01-01","frequency":"Monthly","frequency_short":"M","units":"Percent","units_short":"%","seasonal_adjustment":"SA","last_updated":"2020-02-07 07:52:04-06","popularity":95,"notes":"N"}]}""")]
    [TestCase("vintage dates", """{"count":2,"limit":9,"offset":0,"vintage_dates":["1991-12-04","1991-12-20"]}""")]
    [TestCase("chart", """{"prices":[[1620950400000,49000.5],[1621036800000,49913.25],[1621089594000,49078.8]],"market_caps":[[1620950400000,917e9],[1621036800000,null]],"total_volumes":[[1621036800000,56.5]]}""")]
    [TestCase("markets", """[{"id":"bitcoin","symbol":"btc","name":"Bitcoin","current_price":49053,"market_cap":91,"market_cap_rank":1,"fully_diluted_valuation":null,"total_volume":6,"circulating_supply":1.0,"total_supply":null,"max_supply":null,"roi":{"times":1.5},"last_updated":"2021-05-15T15:59:43.867Z"}]""")]
    [TestCase("submissions", null)]
    [TestCase("older filings", SecFixtures.Older)]
    [TestCase("facts", SecFixtures.Facts)]
    [TestCase("tickers", SecFixtures.Tickers)]
    public void Small_answers_in_many_ways(string reader, string? body) =>
        Fuzz(Readers[reader], Encoding.UTF8.GetBytes(body ?? SecFixtures.Registrant(SecFixtures.Table)), rounds: 8000);

    [TestCase("observations", "fred", "observations_GDP_2024-11.json")]
    [TestCase("observations", "fred", "observations_GDP_all_vintages_to_2019.json")]
    [TestCase("series", "fred", "series_GDP_2024-11.json")]
    [TestCase("vintage dates", "fred", "vintagedates_GDP.json")]
    [TestCase("chart", "coingecko", "market_chart_bitcoin_90d_daily.json")]
    [TestCase("markets", "coingecko", "markets_bitcoin_ethereum_in_eth.json")]
    [TestCase("submissions", "sec", "submissions_individual.json")]
    [TestCase("submissions", "sec", "submissions_AAPL.json.gz")]
    [TestCase("older filings", "sec", "submissions_TSLA_page_001.json.gz")]
    [TestCase("facts", "sec", "companyfacts_LPA_ifrs.json.gz")]
    public void Recorded_answers_in_some_ways(string reader, string vendor, string file)
    {
        var body = RecordedAnswers.Read(vendor, file).Body.ToArray();
        Fuzz(Readers[reader], body, rounds: Math.Clamp(6_000_000 / Math.Max(1, body.Length), 10, 300));
    }

    private static void Fuzz(Reader reader, byte[] body, int rounds)
    {
        var mutations = new BodyMutations(body, seed: 4);
        var started = Stopwatch.GetTimestamp();
        var (good, bad) = (0, 0);
        Assert.That(body, Has.Length.LessThan(LargestBody));
        for (var round = 0; round < rounds; round++)
        {
            var spoiled = mutations.Next();
            if (Failure(reader, spoiled) is not { } failure)
                good++;
            else if (IsKnown(failure))
                bad++;
            else
                Assert.Fail($"round {round}: {failure}\n{Encoding.UTF8.GetString(spoiled)[..Math.Min(spoiled.Length, 2000)]}");
        }

        Assert.That(Stopwatch.GetElapsedTime(started), Is.LessThan(Longest));
        Assert.That(Math.Min(good, bad), Is.GreaterThan(0), "the mutations spoil everything, or nothing");
    }

    private static Exception? Failure(Reader reader, byte[] body)
    {
        try
        {
            reader(new VendorAnswer("request", HttpStatusCode.OK, "application/json", body));
            return null;
        }
        catch (Exception e) when (e is not ResultStateException)
        {
            return e;
        }
    }

    // The client takes these for a broken answer: no JSON, and texts that are not Unicode.
    private static bool IsKnown(Exception failure) => failure switch
    {
        VendorException or JsonException => true,
        InvalidOperationException => failure.Message.Contains("UTF-16", StringComparison.Ordinal),
        _ => false,
    };

    private static Reader Of<TRow>(
        Contract<TRow> contract, RefusalTable refusals, Func<VendorAnswer, Conversation, IReadOnlyList<Received<TRow>>> read) => answer =>
    {
        var verdict = refusals.Judge(answer);
        if (verdict.Outcome != VendorOutcome.Ok)
            throw new VendorException(verdict.Outcome, verdict.Reason);
        if (!Utf8.IsValid(answer.Body.Span))
            throw new VendorException(VendorOutcome.VendorFault, "not UTF-8");
        var today = Session.Parse("2026-06-30");
        var (kept, refused, check) = (0, 0, contract.Check(today.Date));
        foreach (var row in read(answer, new NoConversation(today)))
        {
            if (check.Check(row) is { } refusal)
            {
                refused++;
                Assert.That(RefusedRow.Of(row.Row, refusal, "key", "request").Json, Is.Not.Empty);
            }
            else
            {
                kept++;
                AssertWritable(contract, row.Row);
            }
        }

        return (kept, refused);
    };

    // What the contract lets through is what Parquet takes: written as JSON, nothing is infinite or cut in half.
    private static void AssertWritable<TRow>(Contract<TRow> contract, TRow row)
    {
        var text = JsonSerializer.Serialize(row);
        Assert.That(text, Does.Not.Contain("\\uFFFD").And.Not.Contain("\\u0000"), contract.Dataset.Name);
    }

    private static string Cik(VendorAnswer answer)
    {
        using var document = JsonDocument.Parse(answer.Body);
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("cik", out var cik)
            ? SecClient.Padded(cik.ToString()) ?? ""
            : "";
    }
}
