using SectorPipeline.Ingestion;

namespace SectorPipeline.Tests.Ingestion;

[TestFixture]
internal sealed class PriceContractTests
{
    private static readonly DateOnly Today = new(2020, 1, 2);

    private static readonly DailyBar Good = new()
    {
        Symbol = "X",
        Session = Today,
        Open = 10,
        High = 12,
        Low = 9,
        Close = 11,
        AdjustedClose = 11,
        Volume = 100,
        Dividend = 0,
        SplitFactor = 1,
        CapitalGain = 0,
    };

    private static IEnumerable<TestCaseData> Broken()
    {
        yield return new(Good with { Open = null }, "required", "open is missing");
        yield return new(Good with { Session = null }, "required", "session is missing");
        yield return new(Good with { High = double.PositiveInfinity }, "finite", "high is not a finite number");
        yield return new(Good with { Low = 0 }, "range", "low 0 is not above 0");
        yield return new(Good with { Close = -1 }, "range", "close -1 is not above 0");
        yield return new(Good with { AdjustedClose = 0 }, "range", "adjusted_close 0 is not above 0");
        yield return new(Good with { Volume = -5 }, "range", "volume -5 is below 0");
        yield return new(Good with { Volume = 100_000_000_000_000_000 }, "range", "volume 100000000000000000 is beyond 2^53");
        yield return new(Good with { Dividend = -0.5 }, "range", "dividend -0.5 is below 0");
        yield return new(Good with { Dividend = double.NegativeInfinity }, "finite", "dividend is not a finite number");
        yield return new(Good with { SplitFactor = 0 }, "range", "split_factor 0 is not above 0");
        yield return new(Good with { Low = 13 }, "order", "low 13 is above high 12");
        yield return new(Good with { Open = 8.9 }, "order", "open 8.9 is not between low 9 and high 12");
        yield return new(Good with { Close = 12.1 }, "order", "close 12.1 is not between low 9 and high 12");
        yield return new(Good with { Session = new(2020, 1, 3) }, "date", "session 2020-01-03 is after 2020-01-02, the last that was asked for");
        yield return new(Good with { Currency = "\uD800" }, "utf8", "currency is not valid Unicode");
        yield return new(Good with { Currency = "U\0D" }, "utf8", "currency holds a zero character");
    }

    [TestCaseSource(nameof(Broken))]
    public void A_broken_rule_is_named_with_its_reason(object bar, string rule, string reason)
    {
        var refusal = Check((DailyBar)bar);

        Assert.That((refusal?.Rule, refusal?.Reason), Is.EqualTo((rule, reason)));
    }

    [Test]
    public void What_the_reader_could_not_read_comes_first()
    {
        var received = new Received<DailyBar>(Good with { Open = null }, Refusal.OfTypes("open 'x' is not a number"));

        Assert.That(PriceContract.Instance.Check(Today).Check(received), Is.EqualTo(new Refusal("type", "open 'x' is not a number")));
    }

    [Test]
    public void A_good_bar_and_one_with_nothing_but_prices_pass()
    {
        var bare = new DailyBar { Symbol = "X", Session = Today, Open = 10, High = 12, Low = 9, Close = 11 };

        Assert.That((Check(Good), Check(bare)), Is.EqualTo(((Refusal?)null, (Refusal?)null)));
    }

    [Test]
    public void The_noise_of_32_bit_prices_passes()
    {
        Assert.That(Check(Good with { Open = 12.000001, High = 12 }), Is.Null);
    }

    [Test]
    public void The_second_bar_of_a_session_is_refused()
    {
        var check = PriceContract.Instance.Check(Today);
        check.Check(new Received<DailyBar>(Good));

        Assert.That(check.Check(new Received<DailyBar>(Good))?.Rule, Is.EqualTo("unique"));
    }

    private static Refusal? Check(DailyBar bar) => PriceContract.Instance.Check(Today).Check(new Received<DailyBar>(bar));
}
