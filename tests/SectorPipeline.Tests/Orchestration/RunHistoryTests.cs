using SectorPipeline.Core;
using SectorPipeline.DuckDb;
using SectorPipeline.Orchestration;

namespace SectorPipeline.Tests.Orchestration;

public sealed class RunHistoryTests
{
    private static readonly DateTimeOffset Start = new(2020, 1, 6, 11, 0, 0, TimeSpan.Zero);

    private string folder = "";

    private string File => Path.Combine(folder, "runs.duckdb");

    [SetUp]
    public void Prepare() => folder = Directory.CreateTempSubdirectory("runs-").FullName;

    [TearDown]
    public void Delete() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task What_was_recorded_is_there_after_it_is_opened_again()
    {
        RunDetails written;
        using (var bench = new JobBench(File))
        {
            var job = bench.Fail("load", "disk full").Job("prices:", "load: prices") with { Parameters = [new JobParameter { Name = "market" }] };
            var parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["market"] = "sandbox" };
            written = await bench.RunAsync(job, new RunRequest { Session = JobBench.Session, Parameters = parameters });
        }

        using var store = HistoryStore.Open(File);
        var history = store.Runs;
        var read = await history.FindAsync("last", CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(read.Run with { Parameters = written.Run.Parameters }, Is.EqualTo(written.Run));
            Assert.That(read.Run.Parameters["market"], Is.EqualTo("sandbox"));
            Assert.That(read.Steps.Select(step => step.State), Is.EqualTo([StepState.Succeeded, StepState.Failed]));
            Assert.That(read.Steps[1].Attempts, Is.EqualTo(written.Steps[1].Attempts));
        });
    }

    [Test]
    public async Task A_run_whose_process_is_gone_is_interrupted_and_resumes_where_it_stopped()
    {
        string id;
        using (var history = HistoryStore.Open(File))
            id = await LeaveRunningAsync(history.Runs);
        Execute("update nodes set process = 999999999");

        using var bench = new JobBench(File);
        var interrupted = await bench.History.FindAsync(id, CancellationToken.None);
        var resumed = await bench.RerunAsync(bench.Job("prices:", "load: prices", "export: load"), new RerunRequest { Run = id });

        Assert.Multiple(() =>
        {
            Assert.That(interrupted.Run.State, Is.EqualTo(RunState.Interrupted));
            Assert.That(interrupted.Run.Finished, Is.Null);
            Assert.That(interrupted.Steps.Select(step => step.State), Is.EqualTo([StepState.Succeeded, StepState.Interrupted, StepState.Waiting]));
            Assert.That(interrupted.Steps[1].Attempts.Single().State, Is.EqualTo(StepState.Interrupted));
            Assert.That(bench.Ran, Is.EqualTo(["load", "export"]));
            Assert.That(resumed.Run.State, Is.EqualTo(RunState.Succeeded));
        });
    }

    [TestCase("update nodes set process_started = process_started - interval 1 hour", RunState.Interrupted, Description = "the number was given to another process")]
    [TestCase("update nodes set host = 'elsewhere'", RunState.Interrupted)]
    [TestCase("select 1", RunState.Running, Description = "this process is alive")]
    public async Task The_owner_is_told_by_host_number_and_start(string change, RunState expected)
    {
        using (var history = HistoryStore.Open(File))
            await LeaveRunningAsync(history.Runs);
        Execute(change);

        using var reopened = HistoryStore.Open(File);
        var run = await reopened.Runs.FindAsync("last", CancellationToken.None);

        Assert.That(run.Run.State, Is.EqualTo(expected));
    }

    [Test]
    public async Task Runs_are_listed_latest_first_and_by_job_state_and_session()
    {
        using var store = HistoryStore.Open(":memory:");
        var history = store.Runs;
        var older = await AddAsync(history, "daily", Start);
        var other = await AddAsync(history, "weekly", Start.AddHours(1));
        var latest = await AddAsync(history, "daily", Start.AddHours(2), "2020-01-06");
        await history.FinishRunAsync(older.Id, RunState.Failed, Start, CancellationToken.None);

        Assert.Multiple(async () =>
        {
            Assert.That(await IdsAsync(new RunFilter()), Is.EqualTo([latest.Id, other.Id, older.Id]));
            Assert.That(await IdsAsync(new RunFilter { Limit = 1 }), Is.EqualTo([latest.Id]));
            Assert.That(await IdsAsync(new RunFilter { Job = "daily" }), Is.EqualTo([latest.Id, older.Id]));
            Assert.That(await IdsAsync(new RunFilter { State = RunState.Failed }), Is.EqualTo([older.Id]));
            Assert.That(await IdsAsync(new RunFilter { Session = Session.Parse("2020-01-06") }), Is.EqualTo([latest.Id]));
        });

        async Task<IEnumerable<string>> IdsAsync(RunFilter filter) =>
            (await history.ListAsync(filter, CancellationToken.None)).Select(run => run.Id);
    }

    [Test]
    public async Task A_run_is_found_by_the_start_of_its_id()
    {
        using var store = HistoryStore.Open(":memory:");
        var history = store.Runs;
        var older = await AddAsync(history, "daily", Start);
        var latest = await AddAsync(history, "daily", Start.AddDays(1));

        Assert.Multiple(async () =>
        {
            Assert.That((await history.FindAsync("20200106", CancellationToken.None)).Run.Id, Is.EqualTo(older.Id));
            Assert.That((await history.FindAsync(older.Id, CancellationToken.None)).Run.Id, Is.EqualTo(older.Id));
            Assert.That((await history.FindAsync("last", CancellationToken.None)).Run.Id, Is.EqualTo(latest.Id));
            Assert.That(() => history.FindAsync("2020", CancellationToken.None), Throws.TypeOf<ConfigurationException>()
                .With.Message.EqualTo($"run '2020': several runs start so: {latest.Id}, {older.Id}. Write more of the id."));
        });
    }

    [Test]
    public async Task An_unknown_run_names_the_nearest()
    {
        using var store = HistoryStore.Open(":memory:");
        var history = store.Runs;
        Assert.That(() => history.FindAsync("last", CancellationToken.None), Throws.TypeOf<ConfigurationException>()
            .With.Message.EqualTo("runs: there is no run yet. Start one with 'sector run <job>'."));
        var run = await AddAsync(history, "daily", Start);
        var mistyped = run.Id.Replace("20200106", "20200160", StringComparison.Ordinal);

        Assert.That(() => history.FindAsync(mistyped, CancellationToken.None), Throws.TypeOf<ConfigurationException>()
            .With.Message.EqualTo($"no run is called '{mistyped}'. Did you mean '{run.Id}'? The latest: {run.Id}."));
    }

    [Test]
    public async Task Ids_of_runs_that_start_together_differ()
    {
        using var store = HistoryStore.Open(":memory:");
        var history = store.Runs;

        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var n = 0; n < 50; n++)
            ids.Add((await AddAsync(history, "daily", Start)).Id);

        Assert.That(ids, Has.Count.EqualTo(50));
    }

    [Test]
    public void A_history_of_a_newer_program_is_refused()
    {
        HistoryStore.Open(File).Dispose();
        Execute("insert into schema_version (version) values (99)");

        var error = Assert.Throws<PipelineException>(() => HistoryStore.Open(File));

        Assert.That(error.Message, Is.EqualTo($"{File}: a newer version of sector wrote this run history (schema 99, known here: 7). Update sector."));
    }

    [Test]
    public void The_folder_of_the_file_is_created()
    {
        var file = Path.Combine(folder, "a", "b", "runs.duckdb");

        HistoryStore.Open(file).Dispose();

        Assert.That(file, Does.Exist);
    }

    [Test]
    public void A_file_that_is_no_database_is_named_and_left_alone()
    {
        System.IO.File.WriteAllText(File, new string('x', 10_000));

        var error = Assert.Throws<PipelineException>(() => HistoryStore.Open(File));

        Assert.That(error.Message, Does.StartWith($"{File}: the run history cannot be opened: "));
        Assert.That(new FileInfo(File).Length, Is.EqualTo(10_000));
    }

    [Test]
    public async Task A_history_that_cannot_be_written_stops_the_run_and_says_so()
    {
        using var bench = new JobBench(File);
        bench.On("prices", (_, _) =>
        {
            Execute("drop table steps");
            return Task.FromResult(StepResult.Nothing);
        });

        var run = () => bench.RunAsync(bench.Job("prices:", "load: prices"));

        Assert.That(run, Throws.TypeOf<PipelineException>().With.Message.StartsWith($"{File}: the run history cannot be written: "));
        Assert.That(bench.Ran, Is.EqualTo(["prices"]));
    }

    [Test]
    public void A_step_does_no_work_when_the_end_of_the_one_before_it_was_refused()
    {
        using var bench = new JobBench(File);
        bench.On("prices", (_, _) =>
        {
            // The start of an attempt does not name the column, its end does.
            Execute("drop index attempts_by_run; alter table attempts drop column is_transient");
            return Task.FromResult(StepResult.Nothing);
        });

        var run = () => bench.RunAsync(bench.Job("prices:", "load: prices"));

        Assert.That(run, Throws.TypeOf<PipelineException>().With.Message.StartsWith($"{File}: the run history cannot be written: "));
        Assert.That(bench.Ran, Is.EqualTo(["prices"]));
    }

    private static async Task<string> LeaveRunningAsync(IRunHistory history)
    {
        var run = await AddAsync(history, "daily", Start);
        var attempt = new Attempt { Step = "prices", Number = 1, Trigger = RunTrigger.Manual, State = StepState.Running, Started = Start };
        await history.StartAttemptAsync(run.Id, attempt, CancellationToken.None);
        var step = new RunStep { Name = "prices", State = StepState.Succeeded, Finished = Start };
        await await history.FinishAttemptAsync(run.Id, attempt with { State = StepState.Succeeded, Finished = Start }, step, CancellationToken.None);
        await history.StartAttemptAsync(run.Id, attempt with { Step = "load" }, CancellationToken.None);
        return run.Id;
    }

    private static Task<Run> AddAsync(IRunHistory history, string job, DateTimeOffset started, string session = "2020-01-03")
    {
        var run = new NewRun { Job = job, Session = Session.Parse(session), Created = started, Trigger = RunTrigger.Manual, Version = "1" };
        return history.StartRunAsync(run, ["prices", "load", "export"], CancellationToken.None);
    }

    private void Execute(string sql)
    {
        using var connection = new DuckDbConnection($"Data Source={File}");
        connection.Open();
        using var command = new DuckDbCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
