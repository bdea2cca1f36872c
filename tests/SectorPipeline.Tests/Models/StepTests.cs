using SectorPipeline.Core;
using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

public sealed class StepTests : ProjectTest
{
    [SetUp]
    public void WriteProject() =>
        Project.Write("profiles.yml", $"shop:\n  target: dev\n  outputs:\n    dev: {{ type: duckdb, path: '{Path.Combine(Project.Directory, "shop.duckdb")}' }}\n")
            .Write("seeds/s.csv", "id\n1\n2\n")
            .Write("models/m.sql", "{{ config(materialized='table') }} select id, {{ var('factor', 1) }} as factor from {{ ref('s') }}")
            .Write("models/schema.yml", "models: [{ name: m, columns: [{ name: id, data_tests: [unique] }] }]");

    [Test]
    public async Task A_build_tells_rows_counts_and_progress()
    {
        var progress = new Progress();

        var result = await RunAsync("sql.build", StepParameters.None, progress);

        Assert.That(result.Rows, Is.EqualTo(4));
        Assert.That(result.Counts, Is.EqualTo(new Dictionary<string, long>(StringComparer.Ordinal) { ["seeds"] = 1, ["models"] = 1, ["tests_passed"] = 1 }));
        Assert.That(progress.Reports[^1], Is.EqualTo(new StepProgress(3, 3, "unique_m_id: pass")));
    }

    [Test]
    public async Task Steps_after_each_other_do_what_a_build_does()
    {
        await RunAsync("sql.seed", StepParameters.None);
        var run = await RunAsync("sql.run", With("vars", "{factor: 3}"));
        var test = await RunAsync("sql.test", With("select", "m"));

        Assert.That(run.Counts["models"], Is.EqualTo(1));
        Assert.That(test.Counts["tests_passed"], Is.EqualTo(1));
    }

    [Test]
    public void A_failure_lists_every_failed_node_and_what_to_do()
    {
        Project.Write("models/m.sql", "select nope from {{ ref('s') }}").Write("models/n.sql", "select nix");

        var failure = Assert.ThrowsAsync<PipelineException>(() => RunAsync("sql.build", StepParameters.None));

        Assert.That(Short(failure!.Message), Does.StartWith("transform: 2 of 4 failed, 1 below them were skipped.")
            .And.Contain("models/m.sql: Binder Error").And.Contain("models/n.sql:1: Binder Error").And.Contain("run 'build' again"));
    }

    [Test]
    public void A_step_refuses_a_number_of_threads_that_runs_nothing() =>
        Assert.That(
            () => RunAsync("sql.run", With("threads", "0")),
            Throws.InstanceOf<ConfigurationException>().With.Message.EqualTo("--threads: 0 is not a number of threads. Use 1 or more."));

    [Test]
    public void Every_step_has_a_description_and_parameters()
    {
        Assert.That(ModelSteps.All.Select(type => type.Name), Is.EqualTo((string[])["sql.seed", "sql.run", "sql.test", "sql.build"]));
        Assert.That(ModelSteps.All, Has.All.Matches<StepType>(type => type.Description.Length > 0 && type.Parameters.Contains("select")));
    }

    private static StepParameters With(string name, string value) =>
        new(new Dictionary<string, object?>(StringComparer.Ordinal) { [name] = value });

    private Task<StepResult> RunAsync(string step, StepParameters with, IProgress<StepProgress>? progress = null)
    {
        var options = new SqlProjectOptions { ProjectDirectory = Project.Directory };
        var context = new StepContext
        {
            RunId = "1",
            Step = "transform",
            Session = new Session(new DateOnly(2024, 1, 2)),
            With = with,
            Progress = progress ?? new Progress(),
        };
        return ModelSteps.All.Single(type => type.Name == step).Create(new Services(options)).RunAsync(context, CancellationToken.None);
    }

    private sealed class Services(SqlProjectOptions options) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(SqlProjectOptions) ? options : null;
    }

    private sealed class Progress : IProgress<StepProgress>
    {
        private readonly List<StepProgress> reports = [];

        public IReadOnlyList<StepProgress> Reports => reports;

        public void Report(StepProgress value)
        {
            lock (reports)
                reports.Add(value);
        }
    }
}
