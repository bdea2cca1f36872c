using System.Globalization;

namespace SectorPipeline.Core;

/// <summary>The values under <c>with</c> of a step: strings, booleans, numbers and lists of strings.</summary>
public sealed class StepParameters(IReadOnlyDictionary<string, object?> values)
{
    public static StepParameters None { get; } = new(new Dictionary<string, object?>(StringComparer.Ordinal));

    public IReadOnlyDictionary<string, object?> Values { get; } = values;

    public string? Text(string name) =>
        Values.GetValueOrDefault(name) switch
        {
            null => null,
            IEnumerable<string> list => string.Join(' ', list),
            var value => Convert.ToString(value, CultureInfo.InvariantCulture),
        };

    /// <summary>A list, or a text of names separated by commas or blanks; empty when it is not given.</summary>
    public IReadOnlyList<string> List(string name) =>
        Values.GetValueOrDefault(name) switch
        {
            null => [],
            IEnumerable<string> list => [.. list],
            var value => Split(Convert.ToString(value, CultureInfo.InvariantCulture)),
        };

    public int Number(string name, int otherwise) =>
        Text(name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
        : throw new ConfigurationException($"with: {name}: '{text}' is not a whole number.");

    public bool Flag(string name) =>
        Text(name) is { } text
        && (bool.TryParse(text, out var flag)
            ? flag
            : throw new ConfigurationException($"with: {name}: '{text}' is neither true nor false."));

    private static string[] Split(string? text) =>
        text?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
