using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.Tests.Orchestration;

public sealed class JobExecutorTests
{
    private JobBench bench = new();

    [SetUp]
    public void Prepare() => bench = new JobBench();

    [TearDown]
    public void Close() => bench.Dispose();

    [Test]
    public async Task A_run_records_what_each_step_did()
    {
        bench.On("load", (_, _) => Task.FromResult(new StepResult
        {
            Rows = 7,
            Counts = new Dictionary<string, long>(StringComparer.Ordinal) { [StepCounts.Loaded] = 7 },
            Warnings = ["no data for XYZ"],
        }));

        var run = await bench.RunAsync(bench.Job("prices:", "load: prices"));

        Assert.Multiple(() =>
        {
            Assert.That(run.Run.State, Is.EqualTo(RunState.Succeeded));
            Assert.That(run.Run.Id, Does.Match("^20200106T110000-[0-9a-f]{4}$"));
            Assert.That(run.Run.Finished, Is.EqualTo(bench.Clock.GetUtcNow()));
            Assert.That(run.Steps.Select(step => step.Name), Is.EqualTo(["prices", "load"]));
            Assert.That(run.Steps[1].Rows, Is.EqualTo(7));
            Assert.That(run.Steps[1].Counts[StepCounts.Loaded], Is.EqualTo(7));
            Assert.That(run.Steps[1].Warnings, Is.EqualTo(["no data for XYZ"]));
            Assert.That(run.Steps[1].Attempts.Single().State, Is.EqualTo(StepState.Succeeded));
        });
    }

    [Test]
    public async Task A_step_is_told_its_run_session_and_parameters()
    {
        var seen = default(StepContext);
        bench.On("prices", (context, _) =>
        {
            seen = context;
            return Task.FromResult(StepResult.Nothing);
        });
        var with = new StepParameters(new Dictionary<string, object?>(StringComparer.Ordinal) { ["vendor"] = "yahoo" });

        var run = await bench.RunAsync(bench.Job(step => step with { With = with }, "prices:"), new RunRequest { Session = JobBench.Session, FullRefresh = true });

        Assert.Multiple(() =>
        {
            Assert.That(seen!.RunId, Is.EqualTo(run.Run.Id));
            Assert.That(seen.Session, Is.EqualTo(JobBench.Session));
            Assert.That(seen.With.Text("vendor"), Is.EqualTo("yahoo"));
            Assert.That(seen.FullRefresh, Is.True);
        });
    }

    [Test]
    public async Task A_failure_skips_what_is_below_and_the_rest_goes_on()
    {
        bench.Fail("prices", "yahoo: 404 for 'XYZ'.");

        var run = await bench.RunAsync(bench.Job("prices:", "macro:", "load: prices macro", "export: load", "seeds: macro"));

        Assert.Multiple(() =>
        {
            Assert.That(run.Run.State, Is.EqualTo(RunState.Failed));
            Assert.That(States(run), Is.EqualTo("prices:Failed macro:Succeeded load:Skipped seeds:Succeeded export:Skipped"));
            Assert.That(run.Steps[0].Error, Is.EqualTo("yahoo: 404 for 'XYZ'."));
            Assert.That(run.Steps[^1].SkipCause, Is.EqualTo("prices"));
        });
    }

    [Test]
    public async Task The_observer_sees_everything_in_order()
    {
        bench.On("prices", (context, _) =>
        {
            context.Progress.Report(new StepProgress(1, 2));
            return Task.FromResult(StepResult.Nothing);
        });
        bench.Fail("load", "disk full");

        await bench.RunAsync(bench.Job("prices:", "load: prices", "export: load"));

        Assert.That(bench.Observer.Lines, Is.EqualTo([
            "run started: prices load export",
            "prices started: 1",
            "prices at 1 of 2",
            "prices Succeeded",
            "load started: 1",
            "load attempt 1 failed: disk full; for good",
            "load Failed",
            "export Skipped",
            "run Failed",
        ]));
    }

    [Test]
    public async Task An_unexpected_error_is_kept_with_its_kind_and_stack()
    {
        bench.On("prices", (_, _) => throw new InvalidOperationException("half a \ud83d pair"));

        var run = await bench.RunAsync(bench.Job("prices:"));

        var attempt = run.Steps.Single().Attempts.Single();
        Assert.That(attempt.Error, Is.EqualTo("InvalidOperationException: half a \ufffd pair"));
        Assert.That(attempt.ErrorDetail, Does.Contain(nameof(An_unexpected_error_is_kept_with_its_kind_and_stack)));
    }

    [Test]
    public async Task Steps_of_a_pool_run_one_at_a_time_and_do_not_hold_up_others()
    {
        var (inPool, most) = (0, 0);
        using var together = new SemaphoreSlim(0);
        bench.On("free", (_, _) =>
        {
            together.Release(3);
            return Task.FromResult(StepResult.Nothing);
        });
        foreach (var name in new[] { "a", "b", "c" })
            bench.On(name, UsePoolAsync);

        await bench.RunAsync(bench.Job(step => step with { Pool = step.Name == "free" ? null : "yahoo" }, "a:", "b:", "c:", "free:"));

        Assert.That(most, Is.EqualTo(1));

        async Task<StepResult> UsePoolAsync(StepContext context, CancellationToken cancellation)
        {
            most = Math.Max(most, Interlocked.Increment(ref inPool));
            await together.WaitAsync(cancellation);
            Interlocked.Decrement(ref inPool);
            return StepResult.Nothing;
        }
    }

    [Test]
    public async Task A_pool_of_a_given_size_lets_as_many_in()
    {
        using var sized = new JobBench(options: new ExecutorOptions { Pools = new Dictionary<string, int>(StringComparer.Ordinal) { ["yahoo"] = 2 } });
        using var both = new Barrier(2);
        sized.On("a", Meet).On("b", Meet);

        var run = await sized.RunAsync(sized.Job(step => step with { Pool = "yahoo" }, "a:", "b:"));

        Assert.That(run.Run.State, Is.EqualTo(RunState.Succeeded));

        Task<StepResult> Meet(StepContext context, CancellationToken cancellation) =>
            both.SignalAndWait(TimeSpan.FromSeconds(10), cancellation)
                ? Task.FromResult(StepResult.Nothing)
                : throw new TimeoutException("The other step never came.");
    }

    [TestCase("transform", null, "transform test")]
    [TestCase(null, "transform", "transform")]
    public async Task Part_of_a_job_can_be_run(string? from, string? only, string expected)
    {
        var run = await bench.RunAsync(Chain(), new RunRequest { Session = JobBench.Session, From = from, Only = only });

        Assert.That(string.Join(' ', bench.Ran), Is.EqualTo(expected));
        Assert.That(run.Run.State, Is.EqualTo(RunState.Succeeded));
    }

    [Test]
    public void An_unknown_step_names_the_nearest()
    {
        var request = new RunRequest { Session = JobBench.Session, From = "tranform" };

        var error = Assert.ThrowsAsync<ConfigurationException>(() => bench.RunAsync(Chain(), request));

        Assert.That(error.Message, Is.EqualTo("daily: no step is called 'tranform'. Did you mean 'transform'? Steps: load, transform, test."));
    }

    [Test]
    public void From_and_only_exclude_each_other()
    {
        var request = new RunRequest { Session = JobBench.Session, From = "load", Only = "test" };

        Assert.That(() => bench.RunAsync(Chain(), request), Throws.TypeOf<ConfigurationException>()
            .With.Message.EqualTo("--from and --only exclude each other. Give one of them."));
    }

    private static string States(RunDetails run) => string.Join(' ', run.Steps.Select(step => $"{step.Name}:{step.State}"));

    private Job Chain() => bench.Job("load:", "transform: load", "test: transform");
}
