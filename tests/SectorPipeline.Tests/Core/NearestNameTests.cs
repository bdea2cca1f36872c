using SectorPipeline.Core;

namespace SectorPipeline.Tests.Core;

public sealed class NearestNameTests
{
    [TestCase("daly", "daily")]
    [TestCase("priecs", "prices")]
    [TestCase("PRICES", "prices")]
    [TestCase("stg_stock_price", "stg_stock_prices")]
    [TestCase("weather", null)]
    [TestCase("", null)]
    public void The_nearest_name_is_found_or_none(string name, string? expected)
    {
        string[] candidates = ["daily", "prices", "stg_stock_prices", "macro"];

        Assert.That(NearestName.Find(name, candidates), Is.EqualTo(expected));
    }

    [Test]
    public void Of_two_equally_near_names_the_first_by_alphabet_wins()
    {
        Assert.That(NearestName.Find("tast", ["test", "task"]), Is.EqualTo("task"));
    }

    [TestCase("x", "abc")]
    [TestCase("ab", "xy")]
    [TestCase("fred", "yahoo")]
    public void A_name_that_shares_nothing_is_not_offered(string name, string candidate)
    {
        Assert.That(NearestName.Find(name, [candidate]), Is.Null);
    }

    [Test]
    public void The_hint_starts_with_a_blank_or_is_empty()
    {
        Assert.That(NearestName.Hint("daly", ["daily"]), Is.EqualTo(" Did you mean 'daily'?"));
        Assert.That(NearestName.Hint("daly", []), Is.Empty);
    }
}
