namespace SectorPipeline.IntegrationTests;

/// <summary>A backfill from the command line that is stopped, paused and gone on with.</summary>
[TestFixture]
internal sealed class BackfillCommandTests
{
    [Test]
    [Platform(Exclude = "Win", Reason = "signals are sent by kill")]
    public async Task What_was_interrupted_can_be_paused_and_gone_on_with_and_runs_each_session_once()
    {
        using var folder = new TemporaryFolder();
        var sector = SmallMarket.At(folder.Path);

        var interrupted = await sector.InterruptAfterAsync("1 of 3", "backfill", "daily", "--sandbox", "--from", "2024-06-26", "--to", "2024-06-28");
        var paused = await sector.RunAsync("backfill", "pause", "last");
        var resumed = await sector.RunAsync("backfill", "resume", "last");
        var again = await sector.RunAsync("backfill", "daily", "--from", "2024-06-26", "--to", "2024-06-28");
        var runs = await sector.RunAsync("runs", "list", "--json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(interrupted.ExitCode, Is.EqualTo(130), interrupted.All);
            Assert.That(interrupted.Error, Does.Contain("sector backfill resume"));
            Assert.That((paused.ExitCode, paused.Text), Is.EqualTo((0, paused.Text)), paused.All);
            Assert.That(paused.Text, Does.Contain("paused"));
            Assert.That(resumed.ExitCode, Is.Zero, resumed.All);
            Assert.That(resumed.Text, Does.Contain(": done; 3 succeeded"));
            Assert.That(again.Text, Does.Contain("0 sessions, 3 left out"), again.All);
            Assert.That(runs.Text.Split("\"session\"").Length - 1, Is.EqualTo(3), runs.Text);
        }
    }
}
