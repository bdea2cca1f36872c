using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Steps;
using SectorPipeline.Ingestion.Yahoo;

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

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500),
            Prop.ForAll(bar.ListOf().ToArbitrary(), sent => Accounts([.. sent])));
    }

    private static bool Accounts(List<ChartBar> sent)
    {
        var delivery = Intake(ChartJson.Of(sent));

        var keys = delivery.Rows.Select(row => row.Row.Session).ToList();
        return delivery.Rows.Count + delivery.Unchanged + delivery.Refused.Count + delivery.Missing == sent.Count
            && delivery.Fetched == sent.Count - delivery.Missing
            && keys.Distinct().Count() == keys.Count
            && delivery.Rows.All(row => KeepsContract(row.Row));
    }

    private static bool KeepsContract(DailyBar bar) =>
        bar is { Low: > 0, Volume: null or >= 0 } && bar.Low <= bar.High && double.IsFinite(bar.High.Value) && bar.Session <= Session.Date;

    /// <summary>What an incremental fetch makes of an answer when all up to 8 January is known.</summary>
    private static Delivery<DailyBar> Intake(string body)
    {
        var last = new DateOnly(2020, 1, 8);
        var task = new FetchTask("X", FetchWindow.Through(new(2020, 1, 1), Session.Date), new(last, new(last)), IsIncremental: true, MovesWatermark: true);
        var chart = YahooChartParser.Parse(Encoding.UTF8.GetBytes(body));
        return PriceIntake.Of(task, new PriceAnswer("request", chart.Bars("X"), TradingCalendar.Nyse), Session).Delivery;
    }
}
