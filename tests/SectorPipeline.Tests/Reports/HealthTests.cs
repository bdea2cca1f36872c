using SectorPipeline.Alerts;

namespace SectorPipeline.Tests.Reports;

public sealed class HealthTests
{
    private static readonly DateTime Start = new(2020, 3, 24, 10, 0, 0, DateTimeKind.Utc);

    [Test]
    public void Missing_tables_are_named()
    {
        var html = Page(new HealthFacts(null, null, null));

        Assert.That(html, Does.Contain("audit.runs is missing").And.Contain("audit.run_steps is missing").And.Contain("audit.vendor_calls is missing"));
    }

    [Test]
    public void Empty_tables_are_told_from_missing_ones() =>
        Assert.That(Page(new HealthFacts([], [], [])), Does.Contain("audit.runs is empty").And.Not.Contain("missing"));

    [Test]
    public void The_success_rate_is_of_runs_that_are_over()
    {
        var job = JobHealth.Of([Run("succeeded"), Run("succeeded"), Run("failed"), Run("running")]).Single();

        Assert.That(job.SuccessRate, Is.EqualTo(2.0 / 3).Within(1e-12));
    }

    [Test]
    public void A_run_that_ended_after_its_deadline_is_late()
    {
        var late = Run("succeeded") with { Deadline = Start.AddMinutes(5) };

        Assert.That(JobHealth.Of([late, Run("succeeded")]).Single().Late, Is.EqualTo(1));
    }

    [Test]
    public void Percentiles_are_durations_that_were_measured()
    {
        var durations = new Durations([.. Enumerable.Range(1, 20).Select(value => (double)value)]);

        Assert.That((durations.Median, durations.P95, durations.Last), Is.EqualTo((10d, 19d, 20d)));
    }

    [Test]
    public void Steps_come_with_the_slowest_first()
    {
        var steps = StepHealth.Of([Step("load", 1), Step("prices", 30), Step("load", 3)]);

        Assert.That(steps.Select(step => step.Step), Is.EqualTo(["prices", "load"]));
    }

    [Test]
    public void Errors_are_shown_as_text()
    {
        var failed = Step("prices", 1) with { State = "failed", Error = "<b>503</b>" };

        var html = Page(new HealthFacts([Run("failed")], [failed], [new VendorDay("fred", new DateOnly(2020, 3, 23), 14, null)]));

        Assert.That(html, Does.Contain("&lt;b&gt;503&lt;/b&gt;").And.Contain("1 run").And.Contain("none set"));
    }

    private static string Page(HealthFacts facts) => Html.Join(HealthSections.Of(facts)).ToString();

    private static PipelineRun Run(string state) =>
        new("r1", "daily", new DateOnly(2020, 3, 23), state, Start, Start.AddMinutes(10), null, 600, null);

    private static StepRun Step(string name, double seconds) =>
        new("r1", "daily", name, new DateOnly(2020, 3, 23), "succeeded", 1, Start, seconds, 10, null);
}
