using System.Collections.Concurrent;
using SectorPipeline.Jinja.Builtins;

namespace SectorPipeline.Jinja;

/// <summary>Options, filters, tests and globals that templates share. Fill the registries before parsing; then any thread may use it.</summary>
public sealed class JinjaEnvironment(JinjaOptions? options = null)
{
    private readonly ConcurrentDictionary<string, JinjaTemplate> loaded = new(StringComparer.Ordinal);

    public JinjaOptions Options { get; } = options ?? new JinjaOptions();

    public IDictionary<string, JinjaFunction> Filters { get; } = BuiltinTable.Filters();

    public IDictionary<string, JinjaFunction> Tests { get; } = BuiltinTable.Tests();

    public IDictionary<string, object?> Globals { get; } = BuiltinTable.Globals();

    /// <summary>The source of a template by its name, for include, import and extends; null when there is none.</summary>
    public Func<string, string?>? Loader { get; init; }

    /// <param name="source">The template.</param>
    /// <param name="name">What errors call it: the file's path.</param>
    /// <param name="firstLine">The number of the source's first line in that file.</param>
    /// <exception cref="JinjaException">The source is no valid template.</exception>
    public JinjaTemplate Parse(string source, string name, int firstLine = 1) => new(this, source, name, firstLine);

    internal JinjaTemplate? Load(string name)
    {
        if (loaded.TryGetValue(name, out var template))
            return template;
        return Loader?.Invoke(name) is { } source ? loaded.GetOrAdd(name, Parse(source, name)) : null;
    }
}
