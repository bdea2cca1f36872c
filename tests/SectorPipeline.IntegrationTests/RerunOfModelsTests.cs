using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.IntegrationTests;

/// <summary>A rerun of a step of models begins at those that failed.</summary>
[TestFixture]
internal sealed class RerunOfModelsTests
{
    [Test]
    public async Task A_mended_model_and_what_stands_on_it_are_built_and_the_others_left_as_they_were()
    {
        using var folder = new TemporaryFolder();
        var sector = Create(folder.Path, "select n / 'none' as n from {{ ref('first') }}");

        var failed = await sector.RunAsync("run", "models", "--sandbox");
        await File.WriteAllTextAsync(ModelFile(folder.Path, "second"), "select n + 1 as n from {{ ref('first') }}");
        var mended = await sector.RunAsync("runs", "rerun", "last");

        using var store = HistoryStore.Open(Path.Combine(folder.Path, "data", "runs.duckdb"));
        var run = await store.Runs.FindAsync("last", CancellationToken.None);
        var parts = (await store.Runs.SubStepsAsync(run.Run.Id, "build", CancellationToken.None)).ToLookup(part => part.Attempt);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((failed.ExitCode, mended.ExitCode), Is.EqualTo((1, 0)), failed.All + mended.All);
            Assert.That(run.Steps.Single().Attempts.Select(attempt => attempt.Trigger), Is.EqualTo([RunTrigger.Manual, RunTrigger.Rerun]));
            Assert.That(States(parts[1]), Is.EqualTo(States(
                ("aside", SubStepState.Succeeded), ("first", SubStepState.Succeeded), ("second", SubStepState.Failed), ("third", SubStepState.Skipped))));
            Assert.That(States(parts[2]), Is.EqualTo(States(
                ("aside", SubStepState.Unchanged), ("first", SubStepState.Unchanged), ("second", SubStepState.Succeeded), ("third", SubStepState.Succeeded))));
            Assert.That(await store.Runs.SubStepDetailAsync(run.Run.Id, "build", 2, "second", CancellationToken.None), Does.Contain("n + 1"));
        }
    }

    private static SectorProcess Create(string folder, string second)
    {
        foreach (var name in (string[])["data", "jobs", Path.Combine("sql", "models")])
            Directory.CreateDirectory(Path.Combine(folder, name));
        File.WriteAllText(Path.Combine(folder, "jobs", "models.yml"), "name: models\nsteps:\n  build: { uses: sql.build }\n");
        File.WriteAllText(Path.Combine(folder, "sql", "dbt_project.yml"), "name: little\nversion: '1.0'\nconfig-version: 2\nprofile: little\nmodels:\n  +materialized: table\n");
        File.WriteAllText(
            Path.Combine(folder, "sql", "profiles.yml"),
            "little:\n  target: duckdb\n  outputs:\n    duckdb: { type: duckdb, path: \"{{ env_var('DATA_ROOT') }}/warehouse.duckdb\", schema: main }\n");
        File.WriteAllText(ModelFile(folder, "aside"), "select 0 as n");
        File.WriteAllText(ModelFile(folder, "first"), "select 1 as n");
        File.WriteAllText(ModelFile(folder, "second"), second);
        File.WriteAllText(ModelFile(folder, "third"), "select n from {{ ref('second') }}");
        var variables = new Dictionary<string, string>(SmallMarket.Variables, StringComparer.Ordinal)
        {
            ["JOBS_DIR"] = Path.Combine(folder, "jobs"),
            ["SQL_DIR"] = Path.Combine(folder, "sql"),
        };
        return new SectorProcess(Path.Combine(folder, "data"), variables);
    }

    private static string ModelFile(string folder, string model) => Path.Combine(folder, "sql", "models", $"{model}.sql");

    private static IEnumerable<(string, SubStepState)> States(IEnumerable<RunSubStep> parts) =>
        parts.Select(part => (part.SubStep.Name, part.SubStep.State)).Order();

    private static IEnumerable<(string, SubStepState)> States(params (string, SubStepState)[] states) => states;
}
