using SectorPipeline.Core;
using SectorPipeline.Sandbox;

namespace SectorPipeline.Tests.Sandbox;

internal sealed class FaultPlanTests
{
    [Test]
    public void A_rate_of_its_own_goes_before_that_of_all()
    {
        var plan = FaultPlan.Parse("all=0.1,seed=7,429=0.5,split=0");

        Assert.That(plan.Rates, Has.Count.EqualTo(FaultNames.All.Count - 1));
        Assert.That(plan.Rates[FaultKind.TooManyRequests], Is.EqualTo(0.5));
        Assert.That(plan.Rates[FaultKind.Nulls], Is.EqualTo(0.1));
        Assert.That((plan.Seed, plan.Times, plan.Delay, plan.Only), Is.EqualTo((7, (int?)1, TimeSpan.FromSeconds(40), (string?)null)));
    }

    [Test]
    public void Every_setting_is_read_and_written_in_the_same_form()
    {
        var plan = FaultPlan.Parse("500=1,only=TEC01,times=always,delay=2s,seed=-3");

        Assert.That((plan.Seed, plan.Times, plan.Delay, plan.Only), Is.EqualTo((-3, (int?)null, TimeSpan.FromSeconds(2), "TEC01")));
        Assert.That(plan.ToString(), Is.EqualTo("500=1,seed=-3,times=always,delay=2000ms,only=TEC01"));
        Assert.That(FaultPlan.Parse(plan.ToString()).ToString(), Is.EqualTo(plan.ToString()));
    }

    [TestCase("delay=500ms,429=1", 500)]
    [TestCase("delay=2m,429=1", 120_000)]
    [TestCase("delay=0.25s,429=1", 250)]
    public void A_delay_has_a_unit(string text, int milliseconds) =>
        Assert.That(FaultPlan.Parse(text).Delay, Is.EqualTo(TimeSpan.FromMilliseconds(milliseconds)));

    [Test]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var error = Assert.Throws<ConfigurationException>(() => FaultPlan.Parse("trunkated=0.1,429=2,times=0,delay=soon,seed=x,500,slow=0.1,slow=0.2"));

        Assert.That(error?.Faults, Has.Count.EqualTo(7));
        Assert.That(error?.Faults[0], Does.StartWith("--faults: no fault is called 'trunkated'. Did you mean 'truncated'? There are closed, timeout, 429"));
        Assert.That(error?.Faults[1], Is.EqualTo("--faults: 429: '2' is not a rate. Use 0 to 1."));
        Assert.That(error?.Faults[2], Is.EqualTo("--faults: times: '0' is not a whole number. Use 1 or more, or always."));
        Assert.That(error?.Faults[6], Is.EqualTo("--faults: 'slow' is given twice. Leave one of them out."));
    }

    [TestCase("")]
    [TestCase("seed=7")]
    [TestCase("all=NaN")]
    [TestCase("all=-0.1")]
    public void A_plan_without_a_fault_is_refused(string text) =>
        Assert.That(() => FaultPlan.Parse(text), Throws.TypeOf<ConfigurationException>().With.Message.StartsWith("--faults: "));

    [Test]
    public void A_rate_is_the_share_of_addresses_that_are_hit()
    {
        var plan = FaultPlan.Parse("all=0.1,seed=5");

        var hits = Enumerable.Range(0, 10_000).Count(i => plan.Hits(FaultKind.Slow, $"/v8/finance/chart/S{i}"));

        Assert.That(hits, Is.InRange(900, 1100));
    }

    [Test]
    public void Another_seed_hits_other_addresses()
    {
        static string Hit(int seed) => string.Concat(Enumerable.Range(0, 100).Select(i => (FaultPlan.Parse($"429=0.5,seed={seed}").Hits(FaultKind.TooManyRequests, $"{i}") ? "1" : "0")));

        var (first, again, other) = (Hit(1), Hit(1), Hit(2));

        Assert.That(again, Is.EqualTo(first));
        Assert.That(other, Is.Not.EqualTo(first));
    }
}
