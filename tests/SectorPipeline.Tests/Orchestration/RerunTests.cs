using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.Tests.Orchestration;

public sealed class RerunTests
{
    private JobBench bench = new();

    [SetUp]
    public void Prepare() => bench = new JobBench();

    [TearDown]
    public void Close() => bench.Dispose();

    [Test]
    public async Task By_default_what_has_not_succeeded_runs_again_under_the_same_id()
    {
        var failed = await bench.Fail("load").RunAsync(Chain());
        bench.Ran.Clear();

        var rerun = await bench.Succeed("load").RerunAsync(Chain());

        Assert.Multiple(() =>
        {
            Assert.That(rerun.Run.Id, Is.EqualTo(failed.Run.Id));
            Assert.That(rerun.Run.State, Is.EqualTo(RunState.Succeeded));
            Assert.That(rerun.Run.Trigger, Is.EqualTo(RunTrigger.Manual));
            Assert.That(bench.Ran, Is.EqualTo(["load", "export"]));
            Assert.That(rerun.Steps[0].Rows, Is.EqualTo(1));
            Assert.That(rerun.Steps[1].Attempts.Select(attempt => (attempt.Number, attempt.Trigger, attempt.State)), Is.EqualTo([
                (1, RunTrigger.Manual, StepState.Failed),
                (2, RunTrigger.Rerun, StepState.Succeeded)]));
            Assert.That(rerun.Steps[2].SkipCause, Is.Null);
        });
    }

    [TestCase("load", null, false, "load export")]
    [TestCase(null, "load", false, "load")]
    [TestCase(null, null, true, "prices load export")]
    [TestCase("load", null, true, "load export")]
    public async Task More_can_be_run_again(string? from, string? only, bool fullRefresh, string expected)
    {
        var first = await bench.RunAsync(Chain());
        bench.Ran.Clear();

        var rerun = await bench.RerunAsync(Chain(), new RerunRequest { Run = first.Run.Id, From = from, Only = only, FullRefresh = fullRefresh });

        Assert.Multiple(() =>
        {
            Assert.That(string.Join(' ', bench.Ran), Is.EqualTo(expected));
            Assert.That(rerun.Run.State, Is.EqualTo(RunState.Succeeded));
            Assert.That(rerun.Run.FullRefresh, Is.EqualTo(fullRefresh));
        });
    }

    [Test]
    public async Task A_run_that_has_succeeded_stays_as_it_is()
    {
        var first = await bench.RunAsync(Chain());
        bench.Clock.Advance(TimeSpan.FromHours(1));

        var rerun = await bench.RerunAsync(Chain());

        Assert.That(rerun.Run.Finished, Is.EqualTo(first.Run.Finished));
        Assert.That(bench.Ran, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Running_one_step_again_leaves_a_failed_run_failed()
    {
        await bench.Fail("load").RunAsync(Chain());

        var rerun = await bench.RerunAsync(Chain(), new RerunRequest { Only = "prices" });

        Assert.That(rerun.Run.State, Is.EqualTo(RunState.Failed));
        Assert.That(rerun.Steps.Select(step => step.State), Is.EqualTo([StepState.Succeeded, StepState.Failed, StepState.Skipped]));
    }

    [Test]
    public async Task A_run_of_part_of_a_job_is_resumed_within_that_part()
    {
        await bench.Fail("export").RunAsync(Chain(), new RunRequest { Session = JobBench.Session, From = "load" });
        bench.Ran.Clear();

        var rerun = await bench.Succeed("export").RerunAsync(Chain());

        Assert.That(bench.Ran, Is.EqualTo(["export"]));
        Assert.That(rerun.Run.State, Is.EqualTo(RunState.Succeeded));
    }

    [Test]
    public async Task A_step_still_waits_for_one_that_it_needs_by_way_of_a_step_left_out()
    {
        var job = bench.Job("a:", "b: a", "c: b");
        await bench.Fail("c").RunAsync(job);
        await bench.Fail("a").RerunAsync(job, new RerunRequest { Only = "a" });
        bench.Ran.Clear();

        var rerun = await bench.Succeed("a").Succeed("c").RerunAsync(job);

        Assert.That(bench.Ran, Is.EqualTo(["a", "c"]));
        Assert.That(rerun.Run.State, Is.EqualTo(RunState.Succeeded));
    }

    [Test]
    public async Task A_full_refresh_that_failed_is_resumed_as_one()
    {
        var refreshed = false;
        await bench.Fail("load").RunAsync(Chain(), new RunRequest { Session = JobBench.Session, FullRefresh = true });
        bench.On("load", (context, _) =>
        {
            refreshed = context.FullRefresh;
            return Task.FromResult(StepResult.Nothing);
        });

        await bench.RerunAsync(Chain());

        Assert.That(refreshed, Is.True);
    }

    [Test]
    public async Task A_run_that_runs_cannot_be_run_again()
    {
        var error = default(PipelineException);
        bench.On("load", (context, _) =>
        {
            error = Assert.ThrowsAsync<PipelineException>(() => bench.RerunAsync(Chain(), new RerunRequest { Run = context.RunId }));
            return Task.FromResult(StepResult.Nothing);
        });

        var run = await bench.RunAsync(Chain());

        Assert.That(error!.Message, Is.EqualTo($"run {run.Run.Id}: it is running. Wait until it ends, or cancel it first."));
        Assert.That(run.Run.State, Is.EqualTo(RunState.Succeeded));
    }

    private Job Chain() => bench.Job("prices:", "load: prices", "export: load");
}
