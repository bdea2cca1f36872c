using System.Globalization;
using System.Text.RegularExpressions;
using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>One term of a selection: what it names, and how far up and down the graph it reaches.</summary>
internal sealed partial record Criterion
{
    // Methods of dbt that this version does not know.
    private static readonly string[] Later = ["state", "source_status", "version", "access", "group", "metric", "semantic_model", "saved_query", "selector"];

    public required string Text { get; init; }

    public required string Method { get; init; }

    /// <summary>What follows the method's dot, as in <c>config.materialized</c>.</summary>
    public string Argument { get; init; } = "";

    public required string Value { get; init; }

    /// <summary>How many levels of ancestors to add; null for none.</summary>
    public int? Parents { get; init; }

    /// <summary>How many levels of descendants to add; null for none.</summary>
    public int? Children { get; init; }

    /// <summary>Whether to add the descendants and all ancestors of those: the @ operator.</summary>
    public bool ChildrensParents { get; init; }

    /// <exception cref="ConfigurationException">The term does not follow the grammar, or its method is unknown.</exception>
    public static Criterion Parse(string text)
    {
        var match = Grammar().Match(text);
        if (!match.Success || match.Groups["value"].Length == 0)
            throw new ConfigurationException($"--select: '{text}' is not a selection. Write a name, path, 'tag:x' or 'source:x', with '+' for ancestors and descendants.");
        if (match.Groups["at"].Success && match.Groups["children"].Success)
            throw new ConfigurationException($"--select: '{text}' has both '@' and '+' at its end. Use one of them.");
        var value = match.Groups["value"].Value;
        var method = match.Groups["method"] is { Success: true, Value: var given } ? given : DefaultMethod(value);
        var dot = method.IndexOf('.', StringComparison.Ordinal);
        return new Criterion
        {
            Text = text,
            Method = Known(dot < 0 ? method : method[..dot]),
            Argument = dot < 0 ? "" : method[(dot + 1)..],
            Value = value,
            Parents = Depth(match.Groups["parents"], match.Groups["up"]),
            Children = Depth(match.Groups["children"], match.Groups["down"]),
            ChildrensParents = match.Groups["at"].Success,
        };
    }

    private static string Known(string method) =>
        SelectionMethods.Names.Contains(method)
            ? method
            : Later.Contains(method) ? throw new ConfigurationException($"--select: '{method}:' is not supported by this version of SectorPipeline. Methods: {string.Join(", ", SelectionMethods.Names)}.")
            : throw new ConfigurationException($"--select: no method is called '{method}'.{NearestName.Hint(method, SelectionMethods.Names)} Methods: {string.Join(", ", SelectionMethods.Names)}.");

    private static string DefaultMethod(string value) =>
        value.Contains('/', StringComparison.Ordinal) || value.Contains('\\', StringComparison.Ordinal) ? "path"
        : Path.GetExtension(value) is ".sql" or ".csv" or ".yml" or ".yaml" ? "file"
        : "fqn";

    private static int? Depth(Group given, Group depth) =>
        !given.Success ? null
        : depth.Length == 0 ? int.MaxValue
        : int.Parse(depth.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(?<at>@)?(?<parents>(?<up>\d{0,6})\+)?((?<method>[\w.]+):)?(?<value>.*?)(?<children>\+(?<down>\d{0,6}))?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Grammar();
}
