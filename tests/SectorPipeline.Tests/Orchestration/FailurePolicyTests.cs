using SectorPipeline.Orchestration;

namespace SectorPipeline.Tests.Orchestration;

/// <summary>What <c>on_failure</c> makes of a run.</summary>
public sealed class FailurePolicyTests
{
    private const string Handled =
        """
        steps:
          prices: { uses: test, on_failure: { run: notify } }
          load: { uses: test, needs: prices, on_failure: { run: notify } }
          notify: { uses: test }
        """;

    private JobBench bench = new();

    [SetUp]
    public void Prepare() => bench = new JobBench();

    [TearDown]
    public void Close() => bench.Dispose();

    [Test]
    public async Task Where_it_says_continue_what_needs_the_step_goes_on_and_the_run_succeeds_with_a_warning()
    {
        var run = await bench.Fail("prices", "yahoo: 503").RunAsync(bench.Read(
            """
            steps:
              prices: { uses: test, on_failure: continue }
              load: { uses: test, needs: prices }
            """));

        Assert.Multiple(() =>
        {
            Assert.That(run.Run.State, Is.EqualTo(RunState.Succeeded));
            Assert.That(States(run), Is.EqualTo("prices:Failed load:Succeeded"));
            Assert.That(run.Steps[0].Warnings, Is.EqualTo(["prices failed, and what needs it went on (on_failure: continue): yahoo: 503"]));
        });
    }

    [Test]
    public async Task A_step_that_runs_for_failures_is_left_out_when_there_is_none()
    {
        var run = await bench.RunAsync(bench.Read(Handled));

        Assert.Multiple(() =>
        {
            Assert.That(run.Run.State, Is.EqualTo(RunState.Succeeded));
            Assert.That(bench.Ran, Is.EqualTo(["prices", "load"]));
            Assert.That(run.Steps[2].SkipReason, Is.EqualTo("none of the steps that it runs for failed (prices, load)"));
        });
    }

    [TestCase("prices", "prices:Failed load:Skipped notify:Succeeded")]
    [TestCase("load", "prices:Succeeded load:Failed notify:Succeeded")]
    public async Task A_step_that_runs_for_failures_runs_for_any_of_them_and_saves_nothing(string failing, string states)
    {
        var run = await bench.Fail(failing).RunAsync(bench.Read(Handled));

        Assert.That((run.Run.State, States(run)), Is.EqualTo((RunState.Failed, states)));
    }

    [Test]
    public async Task A_failure_above_all_that_it_runs_for_does_not_start_it()
    {
        var run = await bench.Fail("seeds").RunAsync(bench.Read(
            """
            steps:
              seeds: { uses: test }
              load: { uses: test, needs: seeds, on_failure: { run: notify } }
              notify: { uses: test }
            """));

        Assert.That(States(run), Is.EqualTo("seeds:Failed load:Skipped notify:Skipped"));
        Assert.That(run.Run.State, Is.EqualTo(RunState.Failed));
    }

    [Test]
    public async Task A_rerun_that_succeeds_leaves_it_out_and_one_that_fails_runs_it_again()
    {
        var job = bench.Read(Handled);
        await bench.Fail("prices").RunAsync(job);

        var again = await bench.RerunAsync(job);
        var last = await bench.Succeed("prices").RerunAsync(job);

        Assert.Multiple(() =>
        {
            Assert.That(bench.Ran.Count(step => step == "notify"), Is.EqualTo(2));
            Assert.That(States(again), Is.EqualTo("prices:Failed load:Skipped notify:Succeeded"));
            Assert.That((last.Run.State, States(last)), Is.EqualTo((RunState.Succeeded, "prices:Succeeded load:Succeeded notify:Skipped")));
        });
    }

    private static string States(RunDetails run) => string.Join(' ', run.Steps.Select(step => $"{step.Name}:{step.State}"));
}
