using System.Globalization;

namespace SectorPipeline.Models;

/// <summary>Which nodes a <see cref="Criterion"/> names, before it reaches along the graph.</summary>
internal static class SelectionMethods
{
    private static readonly Dictionary<string, string> NoResults = [];

    public static IReadOnlyList<string> Names { get; } =
        ["fqn", "tag", "path", "file", "source", "config", "resource_type", "test_type", "test_name", "package", "exposure", "unit_test", "result"];

    public static IEnumerable<Node> Find(Criterion criterion, ProjectGraph graph)
    {
        var meant = criterion is { Method: "package", Value: "this" } ? criterion with { Value = graph.Root } : criterion;
        var matches = Matcher(meant, criterion.Method == "result" ? graph.LastResults() : NoResults);
        return graph.Nodes.Where(matches);
    }

    private static Func<Node, bool> Matcher(Criterion criterion, IReadOnlyDictionary<string, string> results)
    {
        var value = new Wildcard(criterion.Value);
        return criterion.Method switch
        {
            "tag" => node => node.Tags.Any(value.Matches),
            "path" => PathMatcher(criterion.Value),
            "file" => node => FileMatches(node, value),
            "source" => SourceMatcher(criterion.Value),
            "config" => node => ConfigMatches(node.Config.Values, criterion.Argument, value),
            "resource_type" => node => node.Type.Name() == criterion.Value,
            "test_type" => node => node is TestNode test ? TestTypeMatches(test, criterion.Value) : node is UnitTestNode && criterion.Value == "unit",
            "test_name" => node => node is TestNode { Generic: { } generic } ? value.Matches(generic.Name) : node is UnitTestNode && value.Matches(node.Name),
            "package" => node => value.Matches(node.Package),
            "exposure" => node => node is ExposureNode && value.Matches(node.Name),
            "unit_test" => node => node is UnitTestNode && value.Matches(node.Name),
            "result" => node => results.GetValueOrDefault(node.UniqueId) is { } status && value.Matches(status),
            _ => node => node is not SourceNode && FqnMatches(node.Fqn, criterion.Value, value),
        };
    }

    private static bool FqnMatches(IReadOnlyList<string> fqn, string text, Wildcard whole)
    {
        if (whole.Matches(fqn[^1]))
            return true;
        var wanted = text.Split('.');
        string[] parts = [.. fqn.SelectMany(part => part.Split('.'))];
        return Below(parts, wanted) || Below(parts[1..], wanted);
    }

    // Exact parts up to the first wildcard; from there on the pattern has to match the whole rest.
    private static bool Below(string[] parts, string[] wanted)
    {
        if (parts.Length < wanted.Length)
            return false;
        for (var i = 0; i < wanted.Length; i++)
        {
            if (Wildcard.HasWildcards(wanted[i]))
                return new Wildcard(string.Join('.', wanted[i..])).Matches(string.Join('.', parts[i..]));
            if (parts[i] != wanted[i])
                return false;
        }

        return true;
    }

    private static Func<Node, bool> PathMatcher(string value)
    {
        var path = value.Replace('\\', '/').TrimEnd('/');
        path = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
        var pattern = new Wildcard(path);
        return node => Folders(node.FilePath).Any(pattern.Matches);
    }

    private static IEnumerable<string> Folders(string path)
    {
        yield return path;
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
            yield return path[..slash];
    }

    private static bool FileMatches(Node node, Wildcard value) =>
        value.Matches(Path.GetFileName(node.FilePath)) || value.Matches(Path.GetFileNameWithoutExtension(node.FilePath));

    private static Func<Node, bool> SourceMatcher(string value)
    {
        var parts = value.Split('.').Select(part => new Wildcard(part)).ToArray();
        return node => node is SourceNode source && parts switch
        {
            [var name] => name.Matches(source.SourceName),
            [var name, var table] => name.Matches(source.SourceName) && table.Matches(source.Name),
            [var package, var name, var table] => package.Matches(source.Package) && name.Matches(source.SourceName) && table.Matches(source.Name),
            _ => false,
        };
    }

    private static bool ConfigMatches(IReadOnlyDictionary<string, object?> config, string path, Wildcard value)
    {
        object? found = config;
        foreach (var part in path.Split('.'))
            found = (found as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault(part);
        return found switch
        {
            null => false,
            bool flag => value.Matches(flag ? "true" : "false"),
            IReadOnlyDictionary<string, object?> map => map.Keys.Any(value.Matches),
            IReadOnlyList<object?> list => list.Any(item => value.Matches(Text(item))),
            _ => value.Matches(Text(found)),
        };
    }

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static bool TestTypeMatches(TestNode test, string type) =>
        type == "data" || type == (test.Generic is null ? "singular" : "generic");
}
