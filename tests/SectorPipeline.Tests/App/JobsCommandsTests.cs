using System.Text.Json;
using SectorPipeline.App.Cli;
using SectorPipeline.Tests.Architecture;

namespace SectorPipeline.Tests.App;

public sealed class JobsCommandsTests
{
    private readonly StringWriter output = new();
    private readonly StringWriter errors = new();

    [SetUp]
    public void Forget()
    {
        output.GetStringBuilder().Clear();
        errors.GetStringBuilder().Clear();
    }

    [Test]
    public async Task The_jobs_that_ship_are_valid()
    {
        var code = await RunAsync("jobs", "validate");

        Assert.That((code, errors.ToString()), Is.EqualTo((ExitCode.Done, "")));
        Assert.That(output.ToString(), Does.Match("^[0-9]+ jobs? (is|are) valid"));
    }

    [Test]
    public async Task Every_fault_of_every_file_is_printed_and_the_code_is_that_of_bad_configuration()
    {
        using var folder = new TemporaryFolder();
        var files = new[] { folder.Write("a.yml", "steps: { load: { uses: warehouse.laod } }"), folder.Write("b.yml", "nme: b\nsteps: {}") };

        var code = await RunAsync(["jobs", "validate", .. files]);

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(ExitCode.Usage));
            Assert.That(errors.ToString(), Does.Contain($"{files[0]}:1:24: uses:").And.Contain($"{files[1]}:1:1: a job has no key 'nme'").And.Contain("    |                        ^"));
            Assert.That(output.ToString(), Is.Empty);
        });
    }

    [Test]
    public async Task Scripts_get_faults_as_json()
    {
        var code = await RunAsync("jobs", "validate", "nowhere.yml", "--json");

        using var json = JsonDocument.Parse(output.ToString());
        Assert.That(code, Is.EqualTo(ExitCode.Usage));
        Assert.That(json.RootElement.GetProperty("faults")[0].GetString(), Does.Contain("nowhere.yml: cannot be read"));
    }

    [Test]
    public async Task A_job_is_shown_with_its_steps()
    {
        await RunAsync("jobs", "show", "daily");

        Assert.That(output.ToString(), Does.Contain("0 6 * * MON-FRI America/New_York, on sessions").And.Contain("ingest.prices").And.Contain("not before 06:30"));
    }

    [Test]
    public async Task Scripts_get_jobs_as_json()
    {
        await RunAsync("jobs", "list", "--json");

        using var json = JsonDocument.Parse(output.ToString());
        var daily = json.RootElement.EnumerateArray().Single(job => job.GetProperty("name").GetString() == "daily");
        Assert.That(daily.GetProperty("schedule").GetProperty("cron").GetString(), Is.EqualTo("0 6 * * MON-FRI"));
        Assert.That(daily.GetProperty("steps")[0].GetProperty("uses").GetString(), Is.EqualTo("ingest.prices"));
    }

    private Task<int> RunAsync(params string[] arguments) => new SectorCli(new CliEnvironment
    {
        Out = CliEnvironment.Console(output, redirected: true),
        Error = CliEnvironment.Console(errors, redirected: true),
        WorkingDirectory = Repository.Root,
        Variables = new Dictionary<string, string>(StringComparer.Ordinal),
    }).RunAsync(arguments);
}
