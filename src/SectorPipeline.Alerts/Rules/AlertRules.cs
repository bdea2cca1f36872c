using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>What <c>jobs/alerts.yml</c> says.</summary>
public sealed record AlertRules(IReadOnlyList<AlertRule> Rules, IReadOnlyList<Suppression> Suppressions)
{
    public const string FileName = "alerts.yml";

    internal const int DefaultFlood = 10;

    public static AlertRules None { get; } = new([], []);

    /// <summary>Reads the file; a project without one has no rules.</summary>
    /// <exception cref="ConfigurationException">Every fault of the file, each with its line.</exception>
    public static AlertRules Load(string path)
    {
        try
        {
            return File.Exists(path) ? Parse(path, File.ReadAllText(path)) : None;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{path}: cannot be read: {error.Message}", error);
        }
    }

    /// <exception cref="ConfigurationException">Every fault of the text, each with its line.</exception>
    public static AlertRules Parse(string file, string text) => RuleFile.Parse(file, text);

    /// <exception cref="ConfigurationException">No rule has the name.</exception>
    public AlertRule Get(string name) =>
        Rules.FirstOrDefault(rule => rule.Name == name)
        ?? throw new ConfigurationException($"no alert rule is called '{name}'.{NearestName.Hint(name, Rules.Select(rule => rule.Name))}") { IsNotFound = true };

    /// <summary>Why nobody is to be told of the rule's alert about the entity now; null when they are.</summary>
    public string? SuppressedBecause(string rule, string entity, DateTimeOffset now) =>
        Suppressions.FirstOrDefault(window => window.Covers(rule, entity, now))?.Reason;
}
