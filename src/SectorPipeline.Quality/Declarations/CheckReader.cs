using SectorPipeline.Core;

namespace SectorPipeline.Quality.Declarations;

/// <summary>Makes the checks of a file of what is written there, and collects what is wrong with it.</summary>
internal sealed class CheckReader(string file, DatasetEntry dataset, List<string> faults)
{
    public IReadOnlyList<CheckDeclaration> ReadAll()
    {
        var checks = dataset.Checks.Select(check => Read(check.Key, check.Value ?? new CheckEntry())).OfType<CheckDeclaration>().ToList();
        foreach (var name in dataset.With.Keys.Where(name => !CheckKinds.All.Values.Any(kind => kind.Has(name)) && !UsedByOwn(name)))
            faults.Add($"{file}: with: no check has a parameter '{name}'.{NearestName.Hint(name, CheckKinds.All.Values.SelectMany(kind => kind.Parameters).Select(parameter => parameter.Name))}");
        return checks;
    }

    private CheckDeclaration? Read(string name, CheckEntry entry)
    {
        if (!entry.Enabled || FindKind(name, entry) is not { } kind)
            return null;
        return new CheckDeclaration
        {
            Name = $"{dataset.Dataset}.{name}",
            Dataset = dataset.Dataset,
            Family = kind.Family,
            About = entry.Description ?? kind.About,
            Severity = Word(name, "severity", entry.Severity, Severity.Warn),
            Action = Word(name, "action", entry.Action, CheckAction.Pass),
            Owner = entry.Owner ?? dataset.Owner,
            Kind = kind,
            Parameters = Parameters(name, kind, entry),
        };
    }

    private CheckKind? FindKind(string name, CheckEntry entry)
    {
        if (entry.Sql is { } sql)
            return CheckKind.Own(name, sql, entry.With);
        var wanted = entry.Uses ?? name;
        if (CheckKinds.All.TryGetValue(wanted, out var kind))
            return kind;
        faults.Add($"{file}: checks: {name}: no kind of check is called '{wanted}'.{NearestName.Hint(wanted, CheckKinds.All.Keys)} Or give it a query under 'sql'.");
        return null;
    }

    private Dictionary<string, object> Parameters(string name, CheckKind kind, CheckEntry entry)
    {
        foreach (var unknown in entry.With.Keys.Where(key => !kind.Has(key)))
            faults.Add($"{file}: checks: {name}: with: '{kind.Name}' has no parameter '{unknown}'.{NearestName.Hint(unknown, kind.Parameters.Select(parameter => parameter.Name))}");
        return kind.Parameters.ToDictionary(
            parameter => parameter.Name,
            parameter => entry.With.GetValueOrDefault(parameter.Name) ?? dataset.With.GetValueOrDefault(parameter.Name) ?? parameter.Default,
            StringComparer.Ordinal);
    }

    private T Word<T>(string name, string key, string? text, T otherwise)
        where T : struct, Enum
    {
        if (text is null)
            return otherwise;
        if (Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0]))
            return value;
        var words = string.Join(", ", Enum.GetNames<T>().Select(word => word.ToLowerInvariant()));
        faults.Add($"{file}: checks: {name}: {key}: '{text}' is none of {words}.");
        return otherwise;
    }

    private bool UsedByOwn(string name) => dataset.Checks.Values.Any(check => check?.Sql?.Contains($"${name}", StringComparison.Ordinal) == true);
}
