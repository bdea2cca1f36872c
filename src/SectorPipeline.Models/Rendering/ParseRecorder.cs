using System.Collections.Concurrent;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Notes what one template did while it was read: its calls, its settings, and what it looked at outside of the project.</summary>
internal sealed class ParseRecorder
{
    // What these give is another thing at the next start.
    private static readonly HashSet<string> Volatile = new(StringComparer.Ordinal)
    {
        "run_started_at", "invocation_id", "modules", "invocation_args_dict", "dbt_metadata_envs", "thread_id", "flags",
    };

    private readonly List<string> settings = [];
    private readonly ConcurrentDictionary<string, string?> variables = new(StringComparer.Ordinal);

    public List<RecordedCall> Calls { get; } = [];

    /// <summary>Whether the same template may give something else although nothing of the project changed.</summary>
    public bool IsVolatile { get; private set; }

    public void NoteName(string name) => IsVolatile |= Volatile.Contains(name);

    public void NoteSettings(IReadOnlyDictionary<string, object?> set) => settings.Add(JsonText.Write(set));

    /// <summary>The function <c>env_var</c>, whose answers are noted.</summary>
    public JinjaFunction Environment(Func<string, string?> look) => EnvironmentFunction.Create(name => variables.GetOrAdd(name, look), secrets: false);

    public ParsedTemplate Result(string source, IReadOnlyList<string> macros) => new()
    {
        Source = source,
        Calls = Calls,
        Settings = settings,
        Macros = macros,
        Environment = [.. variables],
    };
}
