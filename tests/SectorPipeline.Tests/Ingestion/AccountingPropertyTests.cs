using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.Steps;
using SectorPipeline.Ingestion.Yahoo;
using SectorPipeline.Lake;

namespace SectorPipeline.Tests.Ingestion;

[TestFixture]
internal sealed class AccountingPropertyTests
{
    private static readonly string[] Values = ["10", "11.5", "9", "0", "-1", "null", "\"x\"", "1e400"];
    private static readonly Session Session = Session.Parse("2020-01-17");

    [Test]
    public void Every_bar_that_is_not_missing_is_loaded_unchanged_or_quarantined_and_loaded_ones_keep_the_contract()
    {
        var bar =
            from day in Gen.Choose(1, 21)
            from values in Gen.Elements(Values).ArrayOf(5)
            select new ChartBar($"2020-01-{day:00}", values[0], values[1], values[2], values[3], values[4]);
        using var bench = new Workbench();

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(200),
            Prop.ForAll(bar.ListOf().ToArbitrary(), sent => Accounts([.. sent], bench.Lake)));
    }

    private static bool Accounts(List<ChartBar> sent, ILake lake)
    {
        var delivery = Fetch(ChartJson.Of(sent), lake);

        var keys = delivery.Rows.ConvertAll(row => row.Row.Session);
        return delivery.Rows.Count + delivery.Unchanged + delivery.Refused.Count + delivery.Missing == sent.Count
            && keys.Distinct().Count() == keys.Count
            && delivery.Rows.TrueForAll(row => KeepsContract(row.Row));
    }

    private static bool KeepsContract(DailyBar bar) =>
        bar is { Low: > 0, Volume: null or >= 0 } && bar.Low <= bar.High && double.IsFinite(bar.High) && bar.Session <= Session.Date;

    /// <summary>What an incremental fetch makes of an answer when all up to 8 January is known.</summary>
    private static Delivery<DailyBar> Fetch(string body, ILake lake)
    {
        var last = new DateOnly(2020, 1, 8);
        var scope = new StepScope("yahoo", new YahooOptions(), new CommitOptions(), Workbench.Context("ingest.prices", Session.ToString()))
        {
            Lake = lake,
            Time = TimeProvider.System,
            Logger = NullLogger.Instance,
        };
        var task = new FetchTask("X", new(last.AddDays(1), Session.Date), new(last, new(last)), IsIncremental: true, MovesWatermark: true);
        return new PriceFetch(new Canned(body), scope, last).FetchAsync(task, CancellationToken.None).GetAwaiter().GetResult();
    }

    private sealed class Canned(string body) : IPriceSource
    {
        public string Vendor => "yahoo";

        public VendorOptions Options { get; } = new YahooOptions();

        public Task<PriceAnswer> FetchAsync(PriceQuery query, CancellationToken cancellation) =>
            Task.FromResult(new PriceAnswer("request", YahooChartParser.Parse(Encoding.UTF8.GetBytes(body)).Bars(query.Symbol)));
    }
}
