using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>What a run was told, against what its job can be told.</summary>
internal static class RunParameters
{
    /// <summary>The value of every parameter: a text, a list of texts, or null.</summary>
    public static Dictionary<string, object?> Of(Job job, IReadOnlyDictionary<string, string> given) =>
        job.Parameters.ToDictionary(
            parameter => parameter.Name,
            parameter => Value(parameter, given.GetValueOrDefault(parameter.Name) ?? parameter.Default),
            StringComparer.Ordinal);

    /// <exception cref="ConfigurationException">Something given is no parameter, or a required one is not given.</exception>
    public static void Check(Job job, IReadOnlyDictionary<string, string> given)
    {
        string[] faults = [.. given.Keys.Select(name => Unknown(job, name)).OfType<string>(), .. job.Parameters.Select(parameter => Missing(job, parameter, given)).OfType<string>()];
        if (faults.Length > 0)
            throw new ConfigurationException(faults);
    }

    private static object? Value(JobParameter parameter, string? text) =>
        text is not null && parameter.IsList ? Split(text) : text;

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? Unknown(Job job, string name)
    {
        var known = job.Parameters.Select(parameter => parameter.Name).ToList();
        if (known.Contains(name, StringComparer.Ordinal))
            return null;
        var all = known.Count == 0 ? "It takes none." : $"Parameters: {string.Join(", ", known)}.";
        return $"{job.Name}: no parameter is called '{name}'.{NearestName.Hint(name, known)} {all}";
    }

    private static string? Missing(Job job, JobParameter parameter, IReadOnlyDictionary<string, string> given)
    {
        if (!parameter.IsRequired || (given.TryGetValue(parameter.Name, out var text) && !IsEmpty(parameter, text)))
            return null;
        var example = parameter.IsList ? "A,B" : "VALUE";
        return $"{job.Name}: the parameter '{parameter.Name}' is required. Give it, as {parameter.Name}={example}.";
    }

    private static bool IsEmpty(JobParameter parameter, string text) =>
        parameter.IsList ? Split(text).Length == 0 : string.IsNullOrWhiteSpace(text);
}
