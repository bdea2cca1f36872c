using SectorPipeline.Quality;

namespace SectorPipeline.Tests.Quality;

/// <summary>Checks that hold all values of a day against those of the same weekday before.</summary>
public sealed class DriftCheckTests
{
    [Test]
    public async Task Values_of_another_level_are_found_among_as_few_as_the_check_is_told()
    {
        var rows = Prices(coins: 6, factor: "case when day = '2020-01-15' then 30 else 1 end");

        var few = await Drift("{ with: { columns: [price], entities: 5, spread: 20 } }").RunAsync(rows);
        var usual = await Drift("{ with: { columns: [price] } }").RunAsync(rows);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(few.Rows.Select(row => $"{row.Entity} {row.Date:yyyy-MM-dd}"), Is.EqualTo(new[] { "price 2020-01-15" }));
            Assert.That(usual.Failed, Is.Zero, "ten are needed unless the check says otherwise");
        }
    }

    [Test]
    public async Task Values_that_were_apart_for_a_day_are_told_once_and_not_on_the_days_after()
    {
        var result = await Drift("{ with: { columns: [price] } }").RunAsync(Prices(coins: 20, factor: "case when day <> '2020-01-08' then 1 when coin % 2 = 0 then 50 else 0.02 end"));

        Assert.That(result.Rows.Select(row => $"{row.Date:yyyy-MM-dd}"), Is.EqualTo(new[] { "2020-01-08" }));
    }

    private static CheckTrial Drift(string entry) => new("crypto_prices")
    {
        Checks = $"dataset: crypto_prices\nentity: symbol\ndate: date\nkey: [symbol, date]\nowner: tests\nchecks:\n  value_drift: {entry}\n",
    };

    private static string Prices(int coins, string factor) => $"""
        select 'C' || coin as symbol, day as date, 100 * (1 + 0.02 * (hash(coin, day) % 100) / 100) * {factor} as price, {CheckTrial.Provenance}
        from range({coins}) c(coin), (select unnest(range(date '2019-08-01', date '2020-02-01', interval 1 day))::date as day)
        """;
}
