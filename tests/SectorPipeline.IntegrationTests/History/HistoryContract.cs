using Microsoft.Extensions.Logging;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.IntegrationTests.History;

/// <summary>What a run history does, whatever database it is in.</summary>
internal abstract class HistoryContract
{
    private static readonly DateTimeOffset Start = new(2024, 7, 1, 10, 0, 0, TimeSpan.Zero);

    private HistoryStore? opened;

    protected HistoryStore Store => opened!;

    [SetUp]
    public async Task OpenAsync()
    {
        await CreateAsync();
        opened = await OpenStoreAsync();
    }

    [TearDown]
    public async Task CloseAsync()
    {
        opened?.Dispose();
        await RemoveAsync();
    }

    [Test]
    public async Task What_happened_in_a_run_is_read_back_as_it_was_written()
    {
        var run = await Store.Runs.StartRunAsync(NewRun(Start) with { FullRefresh = true, By = "cli:test", Parameters = Words("market", "sandbox") }, ["prices", "load"], CancellationToken.None);
        var failed = Running("prices", 1) with { State = StepState.Failed, Finished = Start.AddSeconds(2), Error = "refused", ErrorDetail = "refused\n  at x", IsTransient = true };
        var succeeded = Running("prices", 2) with { State = StepState.Succeeded, Finished = Start.AddSeconds(9) };
        var prices = new RunStep
        {
            Name = "prices",
            State = StepState.Succeeded,
            Rows = 12,
            Counts = new Dictionary<string, long>(StringComparer.Ordinal) { ["calls"] = 3 },
            Warnings = ["'quoted' and ünusual"],
            Started = Start,
            Finished = Start.AddSeconds(9),
        };
        await Store.Runs.StartAttemptAsync(run.Id, Running("prices", 1), CancellationToken.None);
        await await Store.Runs.FinishAttemptAsync(run.Id, failed, null, CancellationToken.None);
        await Store.Runs.StartAttemptAsync(run.Id, Running("prices", 2), CancellationToken.None);
        await await Store.Runs.FinishAttemptAsync(run.Id, succeeded, prices, CancellationToken.None);
        var load = new RunStep { Name = "load", State = StepState.Skipped, SkipReason = "its condition 'x' is false" };
        await Store.Runs.FinishStepAsync(run.Id, load, CancellationToken.None);
        await Store.Runs.FinishRunAsync(run.Id, RunState.Succeeded, Start.AddSeconds(10), CancellationToken.None);

        var read = await Store.Runs.FindAsync(run.Id, CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((read.Run.State, read.Run.Finished, read.Run.FullRefresh, read.Run.By, read.Run.Node), Is.EqualTo((RunState.Succeeded, Start.AddSeconds(10), true, "cli:test", Store.Node)));
            Assert.That(read.Run.Parameters, Is.EqualTo(Words("market", "sandbox")));
            Assert.That(read.Steps.Select(step => step.Name), Is.EqualTo(["prices", "load"]));
            Assert.That(read.Steps[0].Attempts, Is.EqualTo([failed, succeeded]));
            Assert.That(read.Steps[0].Counts, Is.EqualTo(prices.Counts));
            Assert.That(read.Steps[0].Warnings, Is.EqualTo(prices.Warnings));
            Assert.That((read.Steps[0].State, read.Steps[0].Rows, read.Steps[0].Started, read.Steps[0].Finished), Is.EqualTo((prices.State, prices.Rows, prices.Started, prices.Finished)));
            Assert.That((read.Steps[1].State, read.Steps[1].SkipReason), Is.EqualTo((load.State, load.SkipReason)));
        }
    }

    [Test]
    public async Task Nothing_is_kept_without_what_was_written_before_it()
    {
        var names = Enumerable.Range(0, 200).Select(number => $"step{number:000}").ToList();
        var run = await Store.Runs.StartRunAsync(NewRun(Start), names, CancellationToken.None);
        foreach (var name in names)
        {
            await Store.Runs.StartAttemptAsync(run.Id, Running(name, 1), CancellationToken.None);
            var ended = new RunStep { Name = name, State = StepState.Succeeded, Finished = Start };
            await Store.Runs.FinishAttemptAsync(run.Id, Running(name, 1) with { State = StepState.Succeeded, Finished = Start }, ended, CancellationToken.None);

            var states = (await Store.Runs.FindAsync(run.Id, CancellationToken.None)).Steps.Select(step => step.State).ToList();

            var succeeded = states.TakeWhile(state => state == StepState.Succeeded).Count();
            var at = names.IndexOf(name);
            Assert.That(succeeded, Is.InRange(at, at + 1), "all that began before this step's start was kept has ended");
            Assert.That(states.Skip(at + 1), Is.All.EqualTo(StepState.Waiting));
        }
    }

    [Test]
    public async Task A_list_is_the_latest_of_all_that_match_however_far_apart_they_are()
    {
        var random = new Random(20241127);
        var all = await FillAsync(random);

        for (var turn = 0; turn < 60; turn++)
        {
            var filter = FilterOf(random, all);
            var listed = await Store.Runs.ListAsync(filter, CancellationToken.None);

            Assert.That(listed.Select(run => run.Id), Is.EqualTo(Expected(all, filter).Select(run => run.Id)), $"turn {turn}: {filter}");
        }
    }

    [Test]
    public async Task Pages_hold_every_run_once()
    {
        var all = await FillAsync(new Random(7));
        var paged = new List<string>();
        string? before = null;
        do
        {
            var page = await Store.Runs.ListAsync(new RunFilter { Before = before, Limit = 7 }, CancellationToken.None);
            paged.AddRange(page.Select(run => run.Id));
            before = page.Count == 7 ? page[^1].Id : null;
        }
        while (before is not null);

        Assert.That(paged, Is.EqualTo(all.Select(run => run.Id).OrderDescending(StringComparer.Ordinal)));
    }

    [Test]
    public async Task Parts_and_lines_are_kept_by_step_and_attempt()
    {
        var run = await Store.Runs.StartRunAsync(NewRun(Start), ["build"], CancellationToken.None);
        RunSubStep[] parts = [Part(1, "schema/one", SubStepState.Running, 0), Part(1, "two", SubStepState.Failed, 1), Part(2, "schema/one", SubStepState.Running, 0)];
        await Store.Runs.RecordSubStepsAsync(run.Id, parts, CancellationToken.None);
        await Store.Runs.RecordSubStepsAsync(run.Id, [Part(1, "schema/one", SubStepState.Succeeded, 0)], CancellationToken.None);
        await Store.Runs.AppendLogAsync(run.Id, [Line("build", "one"), Line("other", "two")], CancellationToken.None);
        await Store.Runs.AppendLogAsync(run.Id, [Line("build", "three")], CancellationToken.None);

        var read = await Store.Runs.SubStepsAsync(run.Id, "build", CancellationToken.None);
        var lines = await Store.Runs.LogAsync(run.Id, null, 0, 100, CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                read.Select(part => (part.Attempt, part.SubStep.Name, part.SubStep.State)),
                Is.EqualTo(((int, string, SubStepState)[])[(1, "schema/one", SubStepState.Succeeded), (1, "two", SubStepState.Failed), (2, "schema/one", SubStepState.Running)]));
            Assert.That(await Store.Runs.SubStepDetailAsync(run.Id, "build", 1, "schema/one", CancellationToken.None), Is.EqualTo("select 'schema/one'"));
            Assert.That(lines.Select(line => (line.Id, line.Message)), Is.EqualTo(((long, string)[])[(1, "one"), (2, "two"), (3, "three")]));
            Assert.That((await Store.Runs.LogAsync(run.Id, "build", 1, 100, CancellationToken.None)).Select(line => line.Message), Is.EqualTo(["three"]));
        }
    }

    [Test]
    public async Task Old_runs_go_with_all_that_belongs_to_them_and_running_ones_stay()
    {
        var old = await EndedAsync(Start);
        var running = await Store.Runs.StartRunAsync(NewRun(Start), ["build"], CancellationToken.None);
        var recent = await EndedAsync(Start.AddDays(10));

        var purged = await Store.Runs.PurgeAsync(Start.AddDays(5), CancellationToken.None);

        var left = await Store.Runs.ListAsync(new RunFilter(), CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(purged, Is.EqualTo(1));
            Assert.That(left.Select(run => run.Id), Is.EqualTo([recent, running.Id]));
            Assert.That(await Store.Runs.SubStepsAsync(old, null, CancellationToken.None), Is.Empty);
            Assert.That(await Store.Runs.LogAsync(old, null, 0, 10, CancellationToken.None), Is.Empty);
            Assert.That(await Store.Runs.LogAsync(recent, null, 0, 10, CancellationToken.None), Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task An_ended_run_runs_again_and_a_running_one_does_not()
    {
        var id = await EndedAsync(Start);

        var resumed = await Store.Runs.ResumeRunAsync(id, ["build", "added"], true, CancellationToken.None);
        var again = () => Store.Runs.ResumeRunAsync(id, ["build"], false, CancellationToken.None);

        var read = await Store.Runs.FindAsync(id, CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((resumed.State, resumed.FullRefresh, resumed.Finished), Is.EqualTo((RunState.Running, true, (DateTimeOffset?)null)));
            Assert.That(read.Steps.Select(step => (step.Name, step.State)), Is.EqualTo(((string, StepState)[])[("build", StepState.Waiting), ("added", StepState.Waiting)]));
            Assert.That(again, Throws.InstanceOf<PipelineException>().With.Message.Contains("running"));
        }
    }

    [Test]
    public async Task A_history_of_an_older_program_is_brought_along_with_every_row()
    {
        opened!.Dispose();
        await RemoveAsync();
        await CreateAsync();
        using (var older = await OpenDatabaseAsync())
        {
            await HistorySchema.ApplyAsync(older, 5, CancellationToken.None);
            await older.WriteAsync(transaction => transaction.ExecuteAsync(SchemaFiveRows), CancellationToken.None);
        }

        opened = await OpenStoreAsync();

        var read = await Store.Runs.FindAsync("20240701T100000-0a1b", CancellationToken.None);
        var parts = await Store.Runs.SubStepsAsync(read.Run.Id, null, CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(read.Steps.Select(step => (step.Name, step.State, step.Rows, step.SkipReason)), Is.EqualTo(((string, StepState, long, string?)[])[("build", StepState.Failed, 4, null), ("export", StepState.Skipped, 0, "because")]));
            Assert.That(read.Steps[0].Attempts.Select(attempt => (attempt.Number, attempt.State, attempt.Error)), Is.EqualTo(((int, StepState, string?)[])[(1, StepState.Failed, "first"), (2, StepState.Failed, "second")]));
            Assert.That(parts.Select(part => (part.Attempt, part.SubStep.Name, part.SubStep.Rows)), Is.EqualTo(((int, string, long?)[])[(1, "a/b", 3), (2, "a/b", 4)]));
            Assert.That(await Store.Runs.SubStepDetailAsync(read.Run.Id, "build", 2, "a/b", CancellationToken.None), Is.EqualTo("select 2"));
        }

        await Store.Runs.ResumeRunAsync(read.Run.Id, ["build"], false, CancellationToken.None);
        await Store.Runs.StartAttemptAsync(read.Run.Id, Running("build", 3), CancellationToken.None);
        Assert.That((await Store.Runs.FindAsync(read.Run.Id, CancellationToken.None)).Steps[0].State, Is.EqualTo(StepState.Running));
    }

    [Test]
    public async Task A_history_is_that_of_one_market()
    {
        await Store.ClaimAsync("live vendors", CancellationToken.None);
        await Store.ClaimAsync("live vendors", CancellationToken.None);

        Assert.That(
            () => Store.ClaimAsync("recorded market in 'x'", CancellationToken.None),
            Throws.TypeOf<ConfigurationException>().With.Message.EqualTo(
                $"{Store.Place}: holds the runs of the live vendors, not of the recorded market in 'x'. Set History__Schema to another schema, so that markets never mix."));
    }

    /// <summary>Makes an empty place for a history.</summary>
    protected abstract Task CreateAsync();

    protected abstract Task RemoveAsync();

    protected abstract Task<HistoryStore> OpenStoreAsync();

    /// <summary>The database of the place, without any table.</summary>
    protected abstract Task<IHistoryDatabase> OpenDatabaseAsync();

    private const string SchemaFiveRows =
        """
        insert into runs (id, job, session, state, trigger, created, full_refresh, parameters, version, queued, cause)
        values ('20240701T100000-0a1b', 'daily', '2024-06-28', 'failed', 'manual', '2024-07-01 10:00', false, '{}', '1', '2024-07-01 10:00', 'manual');
        insert into steps (run, step, position, state, rows, started, finished, skip_reason) values
          ('20240701T100000-0a1b', 'build', 0, 'failed', 4, '2024-07-01 10:00', '2024-07-01 10:01', null),
          ('20240701T100000-0a1b', 'export', 1, 'skipped', 0, null, null, 'because');
        insert into attempts (run, step, number, trigger, state, started, error) values
          ('20240701T100000-0a1b', 'build', 1, 'manual', 'failed', '2024-07-01 10:00', 'first'),
          ('20240701T100000-0a1b', 'build', 2, 'rerun', 'failed', '2024-07-01 10:00', 'second');
        insert into sub_steps (run, step, attempt, name, kind, position, state, rows, detail) values
          ('20240701T100000-0a1b', 'build', 1, 'a/b', 'model', 0, 'failed', 3, 'select 1'),
          ('20240701T100000-0a1b', 'build', 2, 'a/b', 'model', 0, 'failed', 4, 'select 2');
        """;

    // Bursts of runs with days, months or a year between them, in two jobs and three states.
    private async Task<List<Run>> FillAsync(Random random)
    {
        var all = new List<Run>();
        var created = Start.AddYears(-4);
        for (var burst = 0; burst < 12; burst++)
        {
            created = created.AddDays(random.Next(3) switch { 0 => random.Next(1, 5), 1 => random.Next(20, 60), _ => random.Next(200, 400) });
            for (var count = random.Next(1, 12); count > 0; count--)
            {
                created = created.AddSeconds(random.Next(1, 40_000));
                var run = await Store.Runs.StartRunAsync(NewRun(created) with { Job = random.Next(2) == 0 ? "daily" : "weekly", Trigger = random.Next(2) == 0 ? RunTrigger.Manual : RunTrigger.Scheduled }, [], CancellationToken.None);
                var state = (RunState[])[RunState.Succeeded, RunState.Failed, RunState.Cancelled];
                all.Add((await Store.Runs.FinishRunAsync(run.Id, state[random.Next(3)], created.AddMinutes(1), CancellationToken.None)).Run);
            }
        }

        return all;
    }

    private static RunFilter FilterOf(Random random, List<Run> all)
    {
        return new RunFilter
        {
            Job = random.Next(3) == 0 ? "weekly" : null,
            State = random.Next(3) == 0 ? RunState.Failed : null,
            Trigger = random.Next(4) == 0 ? RunTrigger.Scheduled : null,
            From = random.Next(4) == 0 ? Any().Created : null,
            To = random.Next(4) == 0 ? Any().Created : null,
            Session = random.Next(6) == 0 ? Any().Session : null,
            Sessions = random.Next(6) == 0 ? new SessionRange(Any().Session.Date, Any().Session.Date.AddDays(90)) : null,
            Before = random.Next(3) == 0 ? Any().Id : null,
            Limit = random.Next(1, 30),
        };

        Run Any() => all[random.Next(all.Count)];
    }

    private static IEnumerable<Run> Expected(List<Run> all, RunFilter filter) => all
        .Where(run => filter.Job is null || run.Job == filter.Job)
        .Where(run => filter.State is null || run.State == filter.State)
        .Where(run => filter.Trigger is null || run.Trigger == filter.Trigger)
        .Where(run => filter.From is null || run.Created >= filter.From)
        .Where(run => filter.To is null || run.Created < filter.To)
        .Where(run => filter.Session is null || run.Session == filter.Session)
        .Where(run => filter.Sessions is not { } range || range.Contains(run.Session.Date))
        .Where(run => filter.Before is null || string.CompareOrdinal(run.Id, filter.Before) < 0)
        .OrderByDescending(run => run.Id, StringComparer.Ordinal)
        .Take(filter.Limit);

    private async Task<string> EndedAsync(DateTimeOffset created)
    {
        var run = await Store.Runs.StartRunAsync(NewRun(created), ["build"], CancellationToken.None);
        await Store.Runs.StartAttemptAsync(run.Id, Running("build", 1), CancellationToken.None);
        await Store.Runs.RecordSubStepsAsync(run.Id, [Part(1, "one", SubStepState.Failed, 0)], CancellationToken.None);
        await Store.Runs.AppendLogAsync(run.Id, [Line("build", "line")], CancellationToken.None);
        await Store.Runs.FinishRunAsync(run.Id, RunState.Failed, created, CancellationToken.None);
        return run.Id;
    }

    private static NewRun NewRun(DateTimeOffset created) => new()
    {
        Job = "daily",
        Session = new Session(DateOnly.FromDateTime(created.UtcDateTime)),
        Trigger = RunTrigger.Manual,
        Created = created,
        Version = "1",
    };

    private static Attempt Running(string step, int number) =>
        new() { Step = step, Number = number, Trigger = RunTrigger.Manual, State = StepState.Running, Started = Start };

    private static RunSubStep Part(int attempt, string name, SubStepState state, long position) =>
        new("build", attempt, new SubStep { Name = name, Kind = "model", State = state, Position = position, Detail = $"select '{name}'" });

    private static LogLine Line(string step, string message) => new(0, step, 1, Start, LogLevel.Information, message);

    private static Dictionary<string, string> Words(string name, string value) => new(StringComparer.Ordinal) { [name] = value };
}
