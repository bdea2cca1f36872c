using System.Text.RegularExpressions;
using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Quality.Running;

/// <summary>Puts the names of a dataset's columns into the text of a check.</summary>
internal static partial class CheckSql
{
    public static string Expand(string sql, DatasetChecks dataset, IReadOnlyDictionary<string, object> parameters) =>
        Placeholder().Replace(sql, match => match.Groups[1].Value switch
        {
            "entity" => Quote(dataset.Entity),
            "date" => Quote(dataset.Date),
            "key" => List(dataset.Key, name => name),
            "columns" => List(Columns(parameters), name => name),
            "null_flags" => List(Columns(parameters), name => $"{name} is null as {name}"),
            "doubles" => List(Columns(parameters), name => $"{name}::double as {name}"),
            _ => match.Value,
        });

    /// <summary>Puts the values of parameters in place of their names, such as $z.</summary>
    /// <exception cref="PipelineException">A name has no value.</exception>
    public static string Bind(string sql, IReadOnlyDictionary<string, object> parameters) =>
        Named().Replace(sql, match => parameters.TryGetValue(match.Groups[1].Value, out var value)
            ? SqlLiteral.Of(value)
            : throw new PipelineException($"no value is given to {match.Value}. Put it under 'with'."));

    public static IReadOnlyList<string> Columns(IReadOnlyDictionary<string, object> parameters) =>
        parameters.GetValueOrDefault("columns") is IEnumerable<object> list ? [.. list.Select(name => $"{name}")] : [];

    private static string List(IEnumerable<string> names, Func<string, string> form) => string.Join(", ", names.Select(name => form(Quote(name))));

    private static string Quote(string name) => DuckDbDialect.Instance.Quote(name);

    [GeneratedRegex(@"\{(entity|date|key|columns|null_flags|doubles)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\$([a-z_]+)")]
    private static partial Regex Named();
}
