using System.Text.Json.Nodes;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.IntegrationTests.Alerts;

/// <summary>A job that a host ran on its schedule until three days ago, and none has since.</summary>
public sealed class MissedDeadlineTests
{
    private const string Rule = "deadline_missed";

    [Test]
    public async Task The_next_command_tells_of_a_session_without_a_run_once_until_it_is_processed()
    {
        using var folder = new TemporaryFolder();
        var sector = new SectorProcess(Path.Combine(folder.Path, "data"), new Dictionary<string, string>(SmallMarket.Variables, StringComparer.Ordinal) { ["JOBS_DIR"] = Jobs(folder) });
        var never = await sector.RunAsync("run", "other", "--sandbox");
        var atFirst = await AlertsAsync(sector);
        await RunOnScheduleAsync(Path.Combine(folder.Path, "data", "runs.duckdb"));

        await sector.RunAsync("run", "other", "--sandbox");
        await sector.RunAsync("run", "other", "--sandbox");
        var missed = await AlertsAsync(sector);
        var made = await sector.RunAsync("run", "late", "--sandbox");
        var after = await AlertsAsync(sector);

        Assert.That((never.ExitCode, made.ExitCode), Is.EqualTo((0, 0)), never.All + made.All);
        Assert.That(atFirst, Is.Empty);
        Assert.That((missed.Count, (string?)missed[0]!["key"], (string?)missed[0]!["state"]), Is.EqualTo((1, $"{Rule}/late", "raised")));
        Assert.That((string?)missed[0]!["message"], Does.StartWith("No run of late was queued for session 2024-06-28"));
        Assert.That((after.Count, (string?)after[0]!["state"]), Is.EqualTo((1, "resolved")));
    }

    private static async Task<JsonArray> AlertsAsync(SectorProcess sector) =>
        JsonNode.Parse((await sector.RunAsync("alerts", "list", "--all", "--rule", Rule, "--json")).Text)!["alerts"]!.AsArray();

    private static async Task RunOnScheduleAsync(string file)
    {
        using var store = HistoryStore.Open(file);
        var slot = new DateTimeOffset(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-3).AddHours(6), TimeSpan.Zero);
        var run = new NewRun { Job = "late", Session = Session.Parse("2024-06-27"), Trigger = RunTrigger.Scheduled, Slot = slot, Created = slot, Version = "" };
        var started = await store.Runs.StartRunAsync(run, [], CancellationToken.None);
        await store.Runs.FinishRunAsync(started.Id, RunState.Succeeded, slot.AddMinutes(5), CancellationToken.None);
    }

    private static string Jobs(TemporaryFolder folder)
    {
        var jobs = Directory.CreateDirectory(Path.Combine(folder.Path, "jobs")).FullName;
        File.Copy(Path.Combine(Repository.Root, "jobs", "alerts.yml"), Path.Combine(jobs, "alerts.yml"));
        File.WriteAllText(Path.Combine(jobs, "other.yml"), "steps: { work: { uses: lake.verify } }");
        File.WriteAllText(Path.Combine(jobs, "late.yml"), """
            schedule: { cron: "0 6 * * *", timezone: UTC }
            deadline: "06:30"
            steps: { work: { uses: lake.verify } }
            """);
        return jobs;
    }
}
