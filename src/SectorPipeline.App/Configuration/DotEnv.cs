using SectorPipeline.Core;

namespace SectorPipeline.App.Configuration;

/// <summary>Reads a <c>.env</c> file: <c>NAME=value</c> lines, <c>#</c> comments, optional quotes and <c>export</c>.</summary>
internal static class DotEnv
{
    /// <summary>The names and values of the file; none when there is no such file.</summary>
    /// <exception cref="ConfigurationException">Lines that are not assignments, all at once.</exception>
    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        if (!File.Exists(path))
            return new Dictionary<string, string>(StringComparer.Ordinal);

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var faults = new List<string>();
        foreach (var (index, line) in File.ReadLines(path).Index())
        {
            var text = line.Trim();
            if (text.Length == 0 || text[0] == '#')
                continue;
            if (Parse(text) is var (name, value))
                values[name] = value;
            else
                faults.Add($"{path}:{index + 1}: not an assignment. Write NAME=value, or start the line with #.");
        }

        return faults.Count == 0 ? values : throw new ConfigurationException(faults);
    }

    private static (string Name, string Value)? Parse(string text)
    {
        const string export = "export ";
        if (text.StartsWith(export, StringComparison.Ordinal))
            text = text[export.Length..];
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? "" : text[..equals].TrimEnd();
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            return null;
        return (name, Unquote(text[(equals + 1)..].Trim()));
    }

    private static string Unquote(string value)
    {
        if (value.Length >= 2 && value[0] is '"' or '\'' && value.IndexOf(value[0], 1) is > 0 and var close)
            return value[1..close];
        var comment = value.IndexOf(" #", StringComparison.Ordinal);
        return comment < 0 ? value : value[..comment].TrimEnd();
    }
}
