using SectorPipeline.Alerts;
using SectorPipeline.App.Configuration;
using SectorPipeline.Core;
using SectorPipeline.Tests.App;

namespace SectorPipeline.Tests.Alerts;

public sealed class AlertOptionsTests
{
    private readonly TemporaryFolder folder = new();

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void Without_settings_there_are_a_console_and_files()
    {
        Assert.That(Load().Channels.Keys, Is.EquivalentTo((string[])["console", "file"]));
    }

    [Test]
    public void Channels_are_added_and_the_usual_ones_disabled()
    {
        var options = Load(
            ("Alerts__Channels__console__Enabled", "false"),
            ("Alerts__Channels__desk__Type", "Slack"),
            ("Alerts__Channels__desk__Url", "https://hooks.example.com/services/secret-path"),
            ("Alerts__Channels__desk__MinSeverity", "error"),
            ("Alerts__Channels__desk__Kinds__0", "market"));

        Assert.That(options.Enabled.Keys, Is.EquivalentTo((string[])["file", "desk"]));
        Assert.That((options.Channels["desk"].MinSeverity, options.Channels["desk"].Kinds[0]), Is.EqualTo((AlertSeverity.Error, AlertKind.Market)));
        Assert.That($"{options.Channels["desk"]}", Does.Not.Contain("secret-path"));
    }

    [Test]
    public void Every_fault_is_told_with_its_setting_and_no_secret()
    {
        (string, string)[] variables =
        [
            ("Alerts__Channels__a__Type", "Webhook"),
            ("Alerts__Channels__b__Url", "https://example.com"),
            ("Alerts__Channels__c__Type", "Email"),
            ("Alerts__Channels__c__Smtp__From", "nobody at all"),
            ("Alerts__Channels__d__Type", "Webhook"),
            ("Alerts__Channels__d__Url", "ftp://example.com/secret-path"),
            ("Alerts__MostMessages", "0"),
        ];

        var faults = Assert.Throws<ConfigurationException>(() => Load(variables)).Faults;

        foreach (var part in (string[])["Alerts:Channels:a:Url", "Alerts:Channels:b:Type", "Alerts:Channels:c:Smtp:Host", "Alerts:Channels:c:Smtp:From", "Alerts:Channels:c:Smtp:To", "Alerts:Channels:d:Url", "Alerts:MostMessages"])
            Assert.That(faults, Has.Some.StartsWith(part));
        Assert.That(faults, Has.None.Contains("secret-path"));
    }

    [Test]
    public void A_file_of_authorities_without_certificates_is_told_at_once()
    {
        var file = Path.Combine(folder.Path, "ca.pem");
        File.WriteAllText(file, "no certificate");

        Assert.That(
            () => Load(
                ("Alerts__Channels__a__Type", "Email"), ("Alerts__Channels__a__Smtp__Host", "mail"), ("Alerts__Channels__a__Smtp__From", "sector@example.com"),
                ("Alerts__Channels__a__Smtp__To__0", "desk@example.com"), ("Alerts__Channels__a__Smtp__CaFile", file)),
            Throws.InstanceOf<ConfigurationException>().With.Property("Faults").EqualTo((string[])[$"Alerts:Channels:a:Smtp:CaFile: {file} is not there, or holds no certificate. Give the whole path of a PEM file."]));
    }

    [Test]
    public void A_misspelt_setting_of_a_channel_is_found() =>
        Assert.That(
            () => Load(("Alerts__Channels__a__Typ", "Slack")),
            Throws.InstanceOf<ConfigurationException>().With.Message.Contains("Did you mean 'Type'?"));

    private AlertOptions Load(params (string Name, string Value)[] variables) =>
        Settings.Load(folder.Path, variables.ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal)).Alerts();
}
