using SectorPipeline.Core;
using SectorPipeline.Quality;
using SectorPipeline.Tests.App;

namespace SectorPipeline.Tests.Quality;

public sealed class QualityFileTests
{
    private const string Head = "dataset: prices\nentity: symbol\ndate: session\nkey: [symbol, session]\nowner: team\n";

    [Test]
    public void A_check_has_what_its_file_says_and_else_what_its_kind_and_dataset_say()
    {
        var checks = Load(Head + """
            with: { as_traded_vendors: [a, b] }
            checks:
              price_spike: { severity: error, action: quarantine, owner: desk, with: { z: 12 } }
              late_data:
            """)[0].Checks;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(checks[0].Name, Is.EqualTo("prices.price_spike"));
            Assert.That((checks[0].Severity, checks[0].Action, checks[0].Owner), Is.EqualTo((Severity.Error, CheckAction.Quarantine, "desk")));
            Assert.That(checks[0].Parameters["z"], Is.EqualTo(12));
            Assert.That(checks[0].Parameters["rest"], Is.EqualTo(0.3));
            Assert.That(checks[0].Parameters["as_traded_vendors"], Is.EqualTo(new[] { "a", "b" }));
            Assert.That((checks[1].Severity, checks[1].Action, checks[1].Owner), Is.EqualTo((Severity.Warn, CheckAction.Pass, "team")));
        }
    }

    [Test]
    public void All_faults_of_a_file_are_said_at_once()
    {
        var error = Assert.Throws<ConfigurationException>(() => Load("""
            dataset: prices
            entity: symbol
            date: session
            key: [symbol, session]
            checks:
              ohlc_ordre: { severity: error }
              late_data: { severity: loud, action: sing, with: { ours: 3 } }
            """));

        Assert.That(error!.Faults, Is.EqualTo(new[]
        {
            "jobs/quality/prices.yml: 'owner' is missing. Say who answers for the dataset.",
            "jobs/quality/prices.yml: checks: ohlc_ordre: no kind of check is called 'ohlc_ordre'. Did you mean 'ohlc_order'? Or give it a query under 'sql'.",
            "jobs/quality/prices.yml: checks: late_data: severity: 'loud' is none of info, warn, error.",
            "jobs/quality/prices.yml: checks: late_data: action: 'sing' is none of pass, quarantine, block.",
            "jobs/quality/prices.yml: checks: late_data: with: 'late_data' has no parameter 'ours'. Did you mean 'hours'?",
        }));
    }

    [Test]
    public void An_unknown_key_is_named_with_its_line()
    {
        var error = Assert.Throws<ConfigurationException>(() => Load(Head + "chekcs: {}\n"));

        Assert.That(error!.Message, Does.StartWith("jobs/quality/prices.yml:6:1: ").And.Contain("chekcs"));
    }

    [Test]
    public void Two_files_about_one_dataset_are_refused()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "a.yml", "b.yml" })
            File.WriteAllText(Path.Combine(folder.Path, name), Head + "checks: { late_data: }\n");

        var error = Assert.Throws<ConfigurationException>(() => QualityFiles.Load(folder.Path));

        Assert.That(error!.Message, Does.Contain("2 files are about the dataset 'prices'"));
    }

    [Test]
    public void A_check_that_is_not_enabled_is_left_out()
    {
        var checks = Load(Head + "checks: { late_data: { enabled: false }, duplicates: }\n")[0].Checks;

        Assert.That(checks.Select(check => check.Name), Is.EqualTo(new[] { "prices.duplicates" }));
    }

    [Test]
    public void The_projects_own_files_are_right()
    {
        var all = QualityFiles.Load(Path.Combine(Architecture.Repository.Root, "jobs", "quality"));

        Assert.That(all.Select(one => one.Dataset), Is.SupersetOf(new[] { "prices", "macro_observations", "companies", "statements" }));
    }

    private static IReadOnlyList<DatasetChecks> Load(string text)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "prices.yml"), text);
        return QualityFiles.Load(folder.Path);
    }
}
