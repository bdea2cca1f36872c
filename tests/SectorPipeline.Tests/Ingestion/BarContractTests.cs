using SectorPipeline.Ingestion;

namespace SectorPipeline.Tests.Ingestion;

[TestFixture]
internal sealed class BarContractTests
{
    private static readonly DateOnly Today = new(2020, 1, 2);

    private static readonly BarCandidate Good = new()
    {
        Symbol = "X",
        Session = Today,
        Open = 10,
        High = 12,
        Low = 9,
        Close = 11,
        AdjustedClose = 11,
        Volume = 100,
        SplitFactor = 1,
    };

    private static IEnumerable<TestCaseData> Broken()
    {
        yield return new(Good with { TypeFault = "open 'x' is not a number" }, "type", "open 'x' is not a number");
        yield return new(Good with { Open = null }, "required", "open is missing");
        yield return new(Good with { AdjustedClose = null }, "required", "adjusted_close is missing");
        yield return new(Good with { High = double.PositiveInfinity }, "finite", "high is not a finite number");
        yield return new(Good with { Low = 0 }, "range", "low 0 is not above 0");
        yield return new(Good with { Close = -1 }, "range", "close -1 is not above 0");
        yield return new(Good with { Volume = -5 }, "range", "volume -5 is below 0");
        yield return new(Good with { Volume = 1e17 }, "range", "volume 1E+17 is beyond 2^53");
        yield return new(Good with { Volume = 1.5 }, "type", "volume 1.5 is not a whole number");
        yield return new(Good with { Dividend = -0.5 }, "range", "dividend -0.5 is below 0");
        yield return new(Good with { Dividend = double.NaN }, "finite", "dividend is not a finite number");
        yield return new(Good with { SplitFactor = 0 }, "range", "split_factor 0 is not above 0");
        yield return new(Good with { Low = 13 }, "order", "low 13 is above high 12");
        yield return new(Good with { Open = 8.9 }, "order", "open 8.9 is not between low 9 and high 12");
        yield return new(Good with { Close = 12.1 }, "order", "close 12.1 is not between low 9 and high 12");
        yield return new(Good with { Session = new(2020, 1, 3) }, "date", "session 2020-01-03 is after 2020-01-02, the last that was asked for");
    }

    [TestCaseSource(nameof(Broken))]
    public void A_broken_rule_is_named_with_its_reason(object bar, string rule, string reason)
    {
        var refusal = new BarContract(Today).Check((BarCandidate)bar);

        Assert.That((refusal?.Rule, refusal?.Reason), Is.EqualTo((rule, reason)));
    }

    [Test]
    public void A_good_bar_and_one_without_volume_pass()
    {
        var contract = new BarContract(Today);

        Assert.That(contract.Check(Good), Is.Null);
        Assert.That(contract.Check(Good with { Session = new(2020, 1, 1), Volume = null }), Is.Null);
    }

    [Test]
    public void The_noise_of_32_bit_prices_passes()
    {
        Assert.That(new BarContract(Today).Check(Good with { Open = 12.000001, High = 12 }), Is.Null);
    }

    [Test]
    public void The_second_bar_of_a_session_is_refused()
    {
        var contract = new BarContract(Today);
        contract.Check(Good);

        Assert.That(contract.Check(Good)?.Rule, Is.EqualTo("unique"));
    }
}
