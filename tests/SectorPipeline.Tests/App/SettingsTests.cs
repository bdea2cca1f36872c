using SectorPipeline.App.Configuration;
using SectorPipeline.Core;

namespace SectorPipeline.Tests.App;

public sealed class SettingsTests
{
    private readonly TemporaryFolder folder = new();

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void Environment_variables_win_over_dot_env_and_dot_env_over_appsettings()
    {
        folder.Write("appsettings.json", """{ "Pipeline": { "DataRoot": "a", "JobsDirectory": "a", "SqlDirectory": "a" } }""");
        folder.Write(".env", "DATA_ROOT=b\nJOBS_DIR=b\n");

        var options = Load(("DATA_ROOT", "c")).Pipeline();

        Assert.That((options.DataRoot, options.JobsDirectory, options.SqlDirectory), Is.EqualTo(("c", "b", "a")));
    }

    [Test]
    public void Empty_variables_count_as_not_given()
    {
        File.Delete(Path.Combine(folder.Path, ".env"));
        File.Delete(Path.Combine(folder.Path, "appsettings.json"));

        var options = Load(("DATA_ROOT", "")).Pipeline();

        Assert.That(options.DataRoot, Is.EqualTo(".data"));
    }

    [Test]
    public void Keys_of_vendors_are_read_from_their_usual_names_and_never_print()
    {
        var options = Load(("ALPHA_VANTAGE_API_KEY", "secret-key"), ("Ingestion__Yahoo__BaseUrl", "http://127.0.0.1:1/")).Ingestion();

        Assert.That(options.AlphaVantage.ApiKey.Reveal(), Is.EqualTo("secret-key"));
        Assert.That(options.Yahoo.BaseUrl.Port, Is.EqualTo(1));
        Assert.That(options.ToString(), Does.Not.Contain("secret-key"));
    }

    [Test]
    public void Settings_that_nothing_takes_are_named_with_what_may_be_meant()
    {
        var settings = Load(("Ingestion__Yahoo__Concurency", "2"), ("Ingestion__Yahoo__Retry__Attempts", "2"), ("Ingestion__Fred__Series__0", "DFF"), ("Ingestion__Vendor__Prices__0", "yahoo"));

        Assert.That(
            () => settings.Ingestion(),
            Throws.TypeOf<ConfigurationException>().With.Property("Faults").EqualTo(new[]
            {
                "Ingestion:Vendor: there is no such setting. Did you mean 'Vendors'?",
                "Ingestion:Yahoo:Concurency: there is no such setting. Did you mean 'Concurrency'?",
            }));
    }

    [Test]
    public void Settings_that_are_wrong_are_named()
    {
        var settings = Load(("Sandbox__Stocks", "3"), ("Sandbox__Years", "99"));

        var fault = Assert.Throws<ConfigurationException>(() => settings.Simulation());

        Assert.That(fault!.Faults, Has.Count.EqualTo(2));
        Assert.That(fault.Message, Does.Contain("Sandbox:Stocks: 3").And.Contain("Sandbox:Years: 99"));
    }

    [Test]
    public void A_limit_that_no_step_could_pass_is_refused()
    {
        var settings = Load(("Jobs__MaxParallelSteps", "0"), ("Jobs__Pools__yahoo", "0"));

        var fault = Assert.Throws<ConfigurationException>(() => settings.Executor());

        Assert.That(fault!.Faults, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_value_of_the_wrong_type_is_named_with_its_setting()
    {
        var settings = Load(("Sandbox__Stocks", "many"));

        Assert.That(settings.Simulation, Throws.TypeOf<ConfigurationException>().With.Message.EqualTo(
            "Sandbox:Stocks: 'many' is not a whole number. Correct it in the environment, .env or appsettings.json."));
    }

    [Test]
    public void A_section_that_is_nearly_one_of_ours_is_named_and_others_are_left_alone()
    {
        Assert.That(() => Load(("Logging__Level", "x"), ("Injestion__Yahoo__Concurrency", "2")), Throws.TypeOf<ConfigurationException>().With.Property("Faults").EqualTo(new[]
        {
            "Injestion: there is no such section of settings. Did you mean 'Ingestion'?",
        }));
    }

    [Test]
    public void Lines_of_dot_env_that_are_no_assignments_are_all_named()
    {
        var file = folder.Write("broken.env", "# fine\nexport A = \"1 2\"\nno assignment\n=x\n");

        var fault = Assert.Throws<ConfigurationException>(() => DotEnv.Read(file));

        Assert.That(fault!.Faults.Select(line => line.Split(": ")[0]), Is.EqualTo((string[])[$"{file}:3", $"{file}:4"]));
    }

    [TestCase("A=1", "1")]
    [TestCase("A = '1 # 2'", "1 # 2")]
    [TestCase("A=1 # one", "1")]
    [TestCase("export A=\"x=y\"", "x=y")]
    [TestCase("A=", "")]
    public void Values_of_dot_env_lose_quotes_and_comments(string line, string value)
    {
        var file = folder.Write("values.env", line);

        Assert.That(DotEnv.Read(file)["A"], Is.EqualTo(value));
    }

    private Settings Load(params (string Name, string Value)[] variables) =>
        Settings.Load(folder.Path, variables.ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal));
}
