using System.CommandLine;

namespace SectorPipeline.App.Cli;

/// <summary>The order of arguments: options of dbt may stand before its command too.</summary>
internal static class SqlArguments
{
    /// <summary>Puts what stands between <c>sql</c> and its command behind everything else.</summary>
    public static IReadOnlyList<string> InOrder(IReadOnlyList<string> arguments, RootCommand root)
    {
        if (arguments is not ["sql", ['-', ..], ..])
            return arguments;
        var names = root.Subcommands.Single(command => command.Name == "sql").Subcommands.SelectMany(command => command.Aliases.Append(command.Name)).ToHashSet(StringComparer.Ordinal);
        var at = arguments.ToList().FindIndex(1, names.Contains);
        return at < 0 ? arguments : [arguments[0], .. arguments.Skip(at), .. arguments.Take(at).Skip(1)];
    }
}
