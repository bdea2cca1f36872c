using System.CommandLine;
using SectorPipeline.Core;

namespace SectorPipeline.App.Cli;

/// <summary>The option <c>--param name=value</c>, which may be given several times.</summary>
internal static class ParameterOption
{
    private const string Name = "--param";

    public static Option<string[]> Create() => new(Name)
    {
        Description = "A parameter of the job; items of a list are separated by commas",
        HelpName = "NAME=VALUE",
        DefaultValueFactory = _ => [],
    };

    /// <exception cref="ConfigurationException">One has no name, or a name is given twice.</exception>
    public static Dictionary<string, string> Read(string[]? given)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var faults = new List<string>();
        foreach (var text in given ?? [])
        {
            if (text.IndexOf('=', StringComparison.Ordinal) is not (> 0 and var end))
                faults.Add($"{Name} '{text}': is no name with a value. Write it as {Name} symbols=AAPL,MSFT.");
            else if (!values.TryAdd(text[..end], text[(end + 1)..]))
                faults.Add($"{Name} '{text}': {text[..end]} is given twice. Separate items of a list by commas.");
        }

        return faults.Count == 0 ? values : throw new ConfigurationException(faults);
    }
}
