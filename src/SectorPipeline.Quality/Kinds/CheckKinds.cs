using System.Reflection;

namespace SectorPipeline.Quality;

/// <summary>The kinds of checks that the project brings: one SQL file each.</summary>
internal static class CheckKinds
{
    private const string Folder = "Kinds/Sql/";
    private const string PreparationFolder = "Kinds/Preparations/";

    public static IReadOnlyDictionary<string, CheckKind> All { get; } = Names(Folder)
        .Select(name => WithPreparations(CheckKindReader.Read(name, Text($"{Folder}{name}"))))
        .ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>The statements that make a table which several kinds read.</summary>
    public static string Preparation(string name) => Text($"{PreparationFolder}{name}");

    private static CheckKind WithPreparations(CheckKind kind) =>
        kind with { Parameters = [.. kind.Parameters, .. kind.Needs.SelectMany(need => CheckKindReader.ParametersOf(Preparation(need)))] };

    private static IEnumerable<string> Names(string folder) =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Select(name => name[folder.Length..])
            .Order(StringComparer.Ordinal);

    private static string Text(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not among the resources");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
