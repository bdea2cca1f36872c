using SectorPipeline.Orchestration;

namespace SectorPipeline.Tests.Orchestration;

public sealed class CronCheckTests
{
    [TestCase("0 6 * * MON-FRI")]
    [TestCase("*/5 9-16 * * 1-5")]
    [TestCase("0,30 0 1,15 JAN,jul 0")]
    [TestCase("5/10 * 31 12 7")]
    public void A_valid_expression_has_no_fault(string cron)
    {
        Assert.That(CronCheck.Fault(cron), Is.Null);
    }

    [TestCase("60 6 * * *", "'60' is no valid minute")]
    [TestCase("0 6 0 * *", "'0' is no valid day of month")]
    [TestCase("0 6 * 13 *", "'13' is no valid month")]
    [TestCase("0 6 * * FRI-MON", "'FRI-MON' is no valid day of week")]
    [TestCase("0 6 * * MOM", "'MOM' is no valid day of week")]
    [TestCase("*/0 6 * * *", "'*/0' is no valid minute")]
    [TestCase("0 6 * * 1-2-3", "'1-2-3' is no valid day of week")]
    [TestCase("0 6, * * *", "'' is no valid hour")]
    public void The_first_wrong_item_is_named(string cron, string expected)
    {
        Assert.That(CronCheck.Fault(cron), Does.StartWith(expected));
    }

    [TestCase("", 0)]
    [TestCase("0 0 6 * * MON", 6)]
    public void Five_fields_are_needed(string cron, int fields)
    {
        Assert.That(CronCheck.Fault(cron), Is.EqualTo($"'{cron}' has {fields} fields. Give five: minute, hour, day of month, month, day of week."));
    }
}
