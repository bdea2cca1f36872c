using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.Tests.Orchestration;

/// <summary>What <c>if</c> makes of a run.</summary>
public sealed class ConditionTests
{
    private JobBench bench = new();

    [SetUp]
    public void Prepare() => bench = new JobBench();

    [TearDown]
    public void Close() => bench.Dispose();

    [Test]
    public async Task A_step_whose_condition_is_false_is_left_out_and_what_needs_it_goes_on()
    {
        var run = await bench.RunAsync(bench.Read(
            """
            steps:
              prices: { uses: test }
              shorten: { uses: test, needs: prices, if: session.is_half_day }
              load: { uses: test, needs: shorten }
            """));

        Assert.Multiple(() =>
        {
            Assert.That(run.Run.State, Is.EqualTo(RunState.Succeeded));
            Assert.That(bench.Ran, Is.EqualTo(["prices", "load"]));
            Assert.That((run.Steps[1].State, run.Steps[1].SkipCause), Is.EqualTo((StepState.Skipped, default(string))));
            Assert.That(run.Steps[1].SkipReason, Is.EqualTo("its condition 'session.is_half_day' is false"));
        });
    }

    [Test]
    public async Task A_condition_sees_what_the_steps_before_did()
    {
        bench.On("prices", (_, _) => Task.FromResult(new StepResult { Counts = new Dictionary<string, long>(StringComparer.Ordinal) { ["yahoo.loaded"] = 3 } }));

        await bench.RunAsync(bench.Read(
            """
            steps:
              prices: { uses: test }
              few: { uses: test, needs: prices, if: steps.prices.counts.yahoo.loaded < 3 }
              many: { uses: test, needs: prices, if: steps.prices.counts.yahoo.loaded >= 3 && steps.prices.state == 'succeeded' }
              none: { uses: test, needs: prices, if: steps.prices.rows == 0 && steps.prices.counts.failed == 0 }
            """));

        Assert.That(bench.Ran.Order(), Is.EqualTo(["many", "none", "prices"]));
    }

    [Test]
    public async Task Below_a_failure_a_step_is_skipped_for_that_whatever_its_condition()
    {
        var run = await bench.Fail("prices").RunAsync(bench.Read(
            """
            steps:
              prices: { uses: test }
              load: { uses: test, needs: prices, if: false }
            """));

        Assert.That((run.Run.State, run.Steps[1].SkipCause, run.Steps[1].SkipReason), Is.EqualTo((RunState.Failed, "prices", "prices did not succeed")));
    }

    [TestCase("2020-01-03", "week end", Description = "a Friday")]
    [TestCase("2020-01-31", "week end, month end", Description = "a Friday, and the last of January")]
    [TestCase("2019-11-29", "half day, week end, month end", Description = "the day after Thanksgiving")]
    [TestCase("2019-04-18", "week end", Description = "the Thursday before Good Friday")]
    [TestCase("2020-01-06", "", Description = "a Monday")]
    [TestCase("2019-12-31", "month end", Description = "a Tuesday")]
    public async Task The_facts_of_a_session_follow_the_calendar(string session, string expected)
    {
        await bench.RunAsync(
            bench.Read(
                """
                steps:
                  half: { uses: test, if: session.is_half_day }
                  week: { uses: test, if: session.is_week_end }
                  month: { uses: test, if: session.is_month_end }
                """),
            new RunRequest { Session = Session.Parse(session) });

        Assert.That(bench.Ran, Is.EquivalentTo(expected.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(fact => fact.Split(' ')[0])));
    }

    [Test]
    public async Task A_rerun_asks_the_condition_again_when_what_it_needs_runs_again()
    {
        var job = bench.Read(
            """
            steps:
              seeds: { uses: test }
              prices: { uses: test, on_failure: continue }
              load: { uses: test, needs: prices, if: steps.prices.rows > 0 }
              other: { uses: test, if: session.is_half_day }
            """);
        await bench.Fail("prices").RunAsync(job);
        bench.Ran.Clear();

        var rerun = await bench.On("prices", (_, _) => Task.FromResult(new StepResult { Rows = 1 })).RerunAsync(job);

        Assert.That(bench.Ran, Is.EqualTo(["prices", "load"]));
        Assert.That(rerun.Steps.Single(step => step.Name == "load"), Has.Property("SkipReason").Null.And.Property("State").EqualTo(StepState.Succeeded));
    }
}
