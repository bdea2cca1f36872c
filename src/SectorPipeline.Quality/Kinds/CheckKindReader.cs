using System.Globalization;
using System.Text.RegularExpressions;

namespace SectorPipeline.Quality;

/// <summary>Reads a kind of check from its SQL: what it is stands in the comments of its first lines.</summary>
internal static partial class CheckKindReader
{
    private const string Comment = "-- ";

    public static CheckKind Read(string name, string text)
    {
        var lines = text.Split('\n');
        var head = Head(lines);
        return new CheckKind
        {
            Name = name,
            Family = Enum.Parse<CheckFamily>(Required(name, head, "family").Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
            About = Required(name, head, "about"),
            Columns = List(head, "columns"),
            Needs = List(head, "needs"),
            Parameters = Parameters(head),
            Sql = string.Join('\n', lines.Skip(head.Count)).Trim().TrimEnd(';'),
        };
    }

    /// <summary>The parameters that the first lines of a preparation name.</summary>
    public static IReadOnlyList<CheckParameter> ParametersOf(string text) => Parameters(Head(text.Split('\n')));

    private static List<string> Head(string[] lines) =>
        [.. lines.TakeWhile(line => line.StartsWith(Comment, StringComparison.Ordinal)).Select(line => line[Comment.Length..].Trim())];

    private static IReadOnlyList<CheckParameter> Parameters(List<string> head) =>
        [.. head.Select(line => Parameter().Match(line)).Where(match => match.Success).Select(Read)];

    private static CheckParameter Read(Match match) =>
        new(match.Groups["name"].Value, Value(match.Groups["value"].Value), match.Groups["about"].Value);

    private static object Value(string text) =>
        text.StartsWith('[') ? text.Trim('[', ']').Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList<object>()
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : text;

    private static string? Find(IEnumerable<string> head, string key) =>
        head.FirstOrDefault(line => line.StartsWith($"{key}:", StringComparison.Ordinal))?[(key.Length + 1)..].Trim();

    private static string Required(string name, IEnumerable<string> head, string key) =>
        Find(head, key) ?? throw new InvalidOperationException($"the check {name} does not say its {key}");

    private static string[] List(IEnumerable<string> head, string key) =>
        Find(head, key)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    [GeneratedRegex(@"^param (?<name>\w+) = (?<value>.+?): (?<about>.+)$")]
    private static partial Regex Parameter();
}
