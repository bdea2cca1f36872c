using SectorPipeline.Core;
using SectorPipeline.Orchestration;
using SectorPipeline.Tests.App;

namespace SectorPipeline.Tests.Orchestration;

public sealed class JobFolderTests
{
    private readonly FakeTimeProvider clock = new(DateTimeOffset.UnixEpoch);
    private TemporaryFolder folder = new();
    private int changes;

    [SetUp]
    public void Prepare()
    {
        folder = new TemporaryFolder();
        changes = 0;
    }

    [TearDown]
    public void Delete() => folder.Dispose();

    [Test]
    public void A_file_that_is_added_changed_or_deleted_does_so_to_its_job()
    {
        Write("daily.yml", "load");
        using var jobs = Open();

        Write("weekly.yml", "compact");
        Write("daily.yml", "prices");
        jobs.Refresh();
        var (names, step) = (Names(jobs), jobs.Current.Get("daily").Steps.Names.Single());
        File.Delete(Path.Combine(folder.Path, "daily.yml"));
        jobs.Refresh();

        Assert.Multiple(() =>
        {
            Assert.That(names, Is.EqualTo(["daily", "weekly"]));
            Assert.That(step, Is.EqualTo("prices"));
            Assert.That(Names(jobs), Is.EqualTo(["weekly"]));
            Assert.That(changes, Is.EqualTo(2));
        });
    }

    [Test]
    public void A_broken_file_is_refused_with_line_and_caret_and_the_job_stays_as_it_was()
    {
        var file = Write("daily.yml", "load");
        using var jobs = Open();

        folder.Write("daily.yml", "steps:\n  load: { uses: warehouse.laod }\n");
        jobs.Refresh();

        Assert.Multiple(() =>
        {
            Assert.That(jobs.Current.Get("daily").Steps.Names, Is.EqualTo(["load"]));
            Assert.That(jobs.Faults[file].Single(), Does.StartWith($"{file}:2:17: uses: no step type").And.Contain("\n    |                 ^\n"));
            Assert.That(changes, Is.EqualTo(1));
        });
    }

    [Test]
    public void A_file_that_is_mended_is_in_force_again_and_its_faults_are_gone()
    {
        folder.Write("daily.yml", "steps: {");
        using var jobs = Open();
        var before = (Names(jobs).Count, jobs.Faults.Count);

        Write("daily.yml", "load");
        jobs.Refresh();

        Assert.That(before, Is.EqualTo((0, 1)));
        Assert.That((Names(jobs).Count, jobs.Faults.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public void Of_two_files_with_one_job_the_later_is_refused_until_the_other_is_gone()
    {
        var first = Write("daily.yml", "load");
        using var jobs = Open();

        var second = folder.Write("again.yml", "name: daily\nsteps: { other: { uses: warehouse.load } }");
        jobs.Refresh();
        var (kept, faults) = (jobs.Current.Get("daily").File, jobs.Faults[second].Single());
        File.Delete(first);
        jobs.Refresh();

        Assert.Multiple(() =>
        {
            Assert.That(kept, Is.EqualTo(first));
            Assert.That(faults, Is.EqualTo($"{second}: a job called 'daily' is already in {first}. Give one of them another name."));
            Assert.That(jobs.Current.Get("daily").File, Is.EqualTo(second));
        });
    }

    [Test]
    public void Where_nothing_changed_nothing_is_said()
    {
        Write("daily.yml", "load");
        folder.Write("broken.yml", "steps: {");
        using var jobs = Open();

        jobs.Refresh();
        jobs.Refresh();

        Assert.That(changes, Is.Zero);
    }

    [Test]
    public void A_folder_that_goes_away_is_a_fault_and_its_jobs_stay()
    {
        var inner = Directory.CreateDirectory(Path.Combine(folder.Path, "jobs")).FullName;
        File.WriteAllText(Path.Combine(inner, "daily.yml"), Text("load"));
        using var jobs = JobFolder.Open(inner, StepTypes.Catalog, clock);

        Directory.Delete(inner, recursive: true);
        jobs.Refresh();

        Assert.That(Names(jobs), Is.EqualTo(["daily"]));
        Assert.That(jobs.Faults[inner].Single(), Does.StartWith($"{inner}: cannot be read: "));
    }

    [Test]
    public void The_folder_is_looked_at_every_two_seconds()
    {
        using var jobs = Open();
        Write("daily.yml", "load");

        clock.Advance(TimeSpan.FromSeconds(2));
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.That(Names(jobs), Is.EqualTo(["daily"]));
    }

    [Test]
    public async Task A_change_is_noticed_by_itself_well_before_that()
    {
        using var jobs = JobFolder.Open(folder.Path, StepTypes.Catalog, TimeProvider.System);
        var changed = new TaskCompletionSource();
        jobs.Changed += (_, _) => changed.TrySetResult();

        Write("daily.yml", "load");

        await changed.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.That(Names(jobs), Is.EqualTo(["daily"]));
    }

    [Test]
    public void A_missing_folder_is_named()
    {
        Assert.That(() => JobFolder.Open("nowhere", StepTypes.Catalog, clock), Throws.TypeOf<ConfigurationException>().With.Message.StartsWith("nowhere: there is no such folder of jobs."));
    }

    private JobFolder Open()
    {
        var jobs = JobFolder.Open(folder.Path, StepTypes.Catalog, clock);
        jobs.Changed += (_, _) => changes++;
        return jobs;
    }

    private string Write(string file, string step) => folder.Write(file, Text(step));

    private static string Text(string step) => $"steps: {{ {step}: {{ uses: warehouse.load }} }}";

    private static List<string> Names(JobFolder jobs) => [.. jobs.Current.Jobs.Select(job => job.Name)];
}
