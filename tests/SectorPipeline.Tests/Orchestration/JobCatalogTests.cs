using SectorPipeline.App.Hosting;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;
using SectorPipeline.Tests.Architecture;

namespace SectorPipeline.Tests.Orchestration;

public sealed class JobCatalogTests
{
    private string folder = "";

    [SetUp]
    public void Prepare() => folder = Directory.CreateTempSubdirectory("jobs-").FullName;

    [TearDown]
    public void Delete() => Directory.Delete(folder, recursive: true);

    [Test]
    public void The_daily_job_that_ships_is_read()
    {
        var daily = JobCatalog.Load(Path.Combine(Repository.Root, "jobs"), HostContext.Steps).Get("daily");

        Assert.Multiple(() =>
        {
            Assert.That(daily.Schedule!.Cron, Is.EqualTo("0 6 * * MON-FRI"));
            Assert.That(daily.Deadline, Is.EqualTo(new TimeOnly(8, 45)));
            Assert.That(daily.Steps.Names, Is.EquivalentTo([
                "prices", "companies", "macro", "validate", "load", "seeds", "test_sources", "transform", "test", "metrics", "test_marts", "alerts", "export", "report"]));
            Assert.That(daily.Steps.Needs("validate"), Is.EqualTo(["prices", "companies", "macro"]));
            Assert.That(daily.Steps.Needs("load"), Is.EqualTo(["validate"]));
            Assert.That(daily.Steps["macro"].With.List("series"), Has.Count.EqualTo(10));
            Assert.That(daily.Steps["prices"].Retry.Attempts, Is.EqualTo(4));
            Assert.That(daily.Steps["validate"].NotBefore, Is.EqualTo(new TimeOnly(6, 30)));
        });
    }

    [Test]
    public void Jobs_are_read_from_all_yaml_files_and_nothing_else()
    {
        Write("b.yml");
        Write("a.yaml");
        File.WriteAllText(Path.Combine(folder, "universe.csv"), "symbol\n");

        var catalog = JobCatalog.Load(folder, StepTypes.Catalog);

        Assert.That(catalog.Jobs.Select(job => job.Name), Is.EqualTo(["a", "b"]));
    }

    [Test]
    public void An_unknown_job_names_the_nearest_and_all()
    {
        Write("daily.yml");
        Write("weekly.yml");

        var error = Assert.Throws<ConfigurationException>(() => JobCatalog.Load(folder, StepTypes.Catalog).Get("daly"));

        Assert.That(error.Message, Is.EqualTo("no job is called 'daly'. Did you mean 'daily'? Jobs: daily, weekly."));
    }

    [Test]
    public void The_faults_of_all_files_come_at_once()
    {
        Write("a.yml", "steps: {}");
        Write("b.yml", "steps: [");
        Write("c.yml");

        var error = Assert.Throws<ConfigurationException>(() => JobCatalog.Load(folder, StepTypes.Catalog));

        Assert.That(error.Faults, Has.Count.EqualTo(2));
    }

    [Test]
    public void Two_files_cannot_hold_one_job()
    {
        Write("a.yml");
        Write("b.yml", "name: a\nsteps: { load: { uses: warehouse.load } }");

        var error = Assert.Throws<ConfigurationException>(() => JobCatalog.Load(folder, StepTypes.Catalog));

        Assert.That(error.Message, Is.EqualTo(
            $"{Path.Combine(folder, "b.yml")}: a job called 'a' is already in {Path.Combine(folder, "a.yml")}. Give one of them another name."));
    }

    [Test]
    public void A_missing_folder_is_named()
    {
        Assert.That(() => JobCatalog.Load("nowhere", StepTypes.Catalog), Throws.TypeOf<ConfigurationException>()
            .With.Message.EqualTo("nowhere: there is no such folder of jobs. Run this where jobs/ is, or name the folder."));
    }

    private void Write(string file, string text = "steps: { load: { uses: warehouse.load } }") =>
        File.WriteAllText(Path.Combine(folder, file), text);
}
