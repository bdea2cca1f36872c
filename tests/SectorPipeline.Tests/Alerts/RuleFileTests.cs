using System.Text.RegularExpressions;
using SectorPipeline.Alerts;
using SectorPipeline.Core;
using SectorPipeline.Tests.Architecture;

namespace SectorPipeline.Tests.Alerts;

public sealed partial class RuleFileTests
{
    [Test]
    public void The_shipped_rules_are_valid_and_complete()
    {
        var rules = AlertRules.Load(Path.Combine(Repository.Root, "jobs", "alerts.yml"));

        string[] expected =
        [
            "sector_signal_changed", "stock_signal_changed", "rotation_changed", "drawdown", "var_breached", "volatility_regime_changed",
            "correlation_spike", "momentum_extreme", "volume_anomaly", "macro_surprise", "run_failed", "step_retried", "deadline_at_risk",
            "deadline_missed", "freshness", "coverage", "quality_errors", "vendor_budget", "channel_broken",
        ];
        Assert.That(rules.Rules.Select(rule => rule.Name), Is.EqualTo(expected));
        Assert.That(rules.Rules, Has.All.Matches<AlertRule>(rule => rule.Description.Length > 0));
    }

    [Test]
    public void The_examples_of_the_documentation_are_valid()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "alerts.md"));

        var rules = AlertRules.Parse("docs/alerts.md", string.Join('\n', YamlBlocks().Matches(page).Select(block => block.Groups["text"].Value)));

        Assert.That((rules.Rules.Count, rules.Suppressions.Count), Is.EqualTo((1, 2)));
    }

    [Test]
    public void The_documentation_names_every_rule_that_ships()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "alerts.md"));

        Assert.That(ShippedRules.All.Rules.Where(rule => !page.Contains($"| `{rule.Name}` |", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void All_faults_are_told_at_once_with_line_and_caret()
    {
        const string text = """
            vars: { list: [1] }
            flod: 3
            rules:
              Bad-Name: { kind: market }
              thing:
                kind: weather
                severity: dire
                owner: desk
                sql: select {{ 1
                title: "{{ entity | upperr }}"
                message: x
                cooldown: soon
                colour: red
                needs: [things]
            suppress:
              - { rule: thign, from: tomorrow, to: 2024-01-01 }
            """;

        var faults = Assert.Throws<ConfigurationException>(() => AlertRules.Parse("alerts.yml", text)).Faults;

        string[] expected =
        [
            "alerts.yml:1:15: vars: list: a number", "alerts.yml:2:1: alerts.yml has no key 'flod'. Did you mean 'flood'?", "'Bad-Name' is not a name of a rule",
            "a rule has no severity", "kind: 'weather' is not one of market, operations", "severity: 'dire' is not one of info", "alerts.yml:9:",
            "no filter is called 'upperr'. Did you mean 'upper'?", "cooldown: 'soon' is not a duration", "a rule has no key 'colour'",
            "needs: 'things' is not a table", "no rule is called 'thign'. Did you mean 'thing'?", "from: 'tomorrow' is not an instant", "a window has no reason",
        ];
        foreach (var part in expected)
            Assert.That(faults, Has.Some.Contains(part), part);
        Assert.That(faults[0], Does.EndWith("^"));
    }

    [TestCase("rules: [")]
    [TestCase("- a list")]
    [TestCase("rules:\n  a: x\n")]
    [TestCase("suppress: x")]
    [TestCase("suppress: [x]")]
    public void What_is_no_file_of_rules_is_refused(string text) =>
        Assert.That(() => AlertRules.Parse("alerts.yml", text), Throws.InstanceOf<ConfigurationException>().With.Message.StartsWith("alerts.yml:"));

    [Test]
    public void A_window_that_ends_before_it_begins_is_refused() =>
        Assert.That(
            () => ThingRules.With("suppress:", "  - { from: 2024-06-02, to: 2024-06-01, reason: x }"),
            Throws.InstanceOf<ConfigurationException>().With.Message.Contains("ends after it begins"));

    [Test]
    public void A_project_without_the_file_has_no_rules() =>
        Assert.That(AlertRules.Load(Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.yml")).Rules, Is.Empty);

    [Test]
    public void A_rule_that_is_not_there_is_told_with_the_nearest() =>
        Assert.That(() => ThingRules.With().Get("thign"), Throws.InstanceOf<ConfigurationException>().With.Message.Contains("Did you mean 'thing'?"));

    [GeneratedRegex("```yaml\\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex YamlBlocks();
}
