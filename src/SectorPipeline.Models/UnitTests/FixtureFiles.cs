using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>The files under the folders <c>fixtures</c> of a package's test paths.</summary>
internal sealed class FixtureFiles(ProjectPackage package)
{
    public const string Folder = "fixtures";

    private static readonly string[] Extensions = [".csv", ".sql"];

    /// <exception cref="ConfigurationException">No file or no single file is called so.</exception>
    public SourceFile Read(YamlNode place, string name, string format)
    {
        var plain = Extensions.Contains(Path.GetExtension(name), StringComparer.Ordinal) ? Path.GetFileNameWithoutExtension(name) : name;
        var files = Find();
        return files.FindAll(file => file.Name == plain && file.Extension == $".{format}") switch
        {
            [var one] => one.Read(),
            [] => throw place.Error(Missing(plain, format, files)),
            var several => throw place.Error($"several fixtures are called '{plain}.{format}': {string.Join(", ", several.Select(file => file.DisplayPath))}. Rename all but one."),
        };
    }

    private List<FoundFile> Find() =>
        FoundFile.In(package.Directory, package.DisplayDirectory, package.File.TestPaths, Extensions).FindAll(IsFixture);

    public static bool IsFixture(FoundFile file) => file.Folders is [Folder, ..];

    private string Missing(string name, string format, List<FoundFile> files) =>
        files.Find(file => file.Name == name) is { } other
            ? $"the fixture '{name}' is {other.DisplayPath}, but 'format' is '{format}'. Write 'format: {other.Extension[1..]}'."
            : $"no fixture is called '{name}.{format}'.{NearestName.Hint(name, files.Select(file => file.Name))} Fixtures are files under {string.Join(" or ", package.File.TestPaths.Select(path => $"{path}/{Folder}"))}.";
}
