using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Finds profiles.yml: in the folder that is given, that DBT_PROFILES_DIR names, in the project's, or in ~/.dbt.</summary>
internal sealed class ProfileFinder(SqlProjectOptions options, string directory, string display)
{
    /// <exception cref="ConfigurationException">There is none.</exception>
    public SourceFile Find()
    {
        var places = Places().ToList();
        foreach (var (folder, shown) in places)
        {
            var path = Path.Combine(folder, ProfileReader.FileName);
            if (File.Exists(path))
                return SourceFile.Read(path, Path.Combine(shown, ProfileReader.FileName));
        }

        var first = Path.Combine(places[0].Shown, ProfileReader.FileName);
        var others = places.Skip(1).Select(place => Path.Combine(place.Shown, ProfileReader.FileName)).ToList();
        throw new ConfigurationException($"{first}: there is no such file{(others.Count > 0 ? $", nor {string.Join(" or ", others)}" : "")}. Name the folder that holds it with --profiles-dir.");
    }

    private IEnumerable<(string Folder, string Shown)> Places()
    {
        if (options.ProfilesDirectory is { } given)
        {
            yield return (given, given);
            yield break;
        }

        if (options.Environment("DBT_PROFILES_DIR") is { Length: > 0 } named)
            yield return (named, named);
        yield return (directory, display);
        if (options.Environment("HOME") is { Length: > 0 } home)
            yield return (Path.Combine(home, ".dbt"), "~/.dbt");
    }
}
