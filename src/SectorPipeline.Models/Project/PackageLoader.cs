using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Finds the packages of a project: the folders that are vendored, and those that lists of packages name as local.</summary>
internal sealed class PackageLoader(ProjectPackage root, Func<YamlMap, YamlMap> renderProject, Func<YamlScalar, string> render, Diagnostics diagnostics)
{
    private readonly Dictionary<string, ProjectPackage> found = new(StringComparer.Ordinal);
    private readonly List<ProjectPackage> ordered = [];

    /// <summary>All packages, each after those that it needs; the root is the last.</summary>
    public IReadOnlyList<ProjectPackage> Load()
    {
        found[root.Name] = root;
        var references = PackageListReader.Read(root.Directory, root.DisplayDirectory, render, diagnostics);
        foreach (var reference in references)
            AddLocal(reference, root);
        var vendored = Vendored();
        foreach (var package in vendored.Where(package => !found.ContainsKey(package.Name)))
            Add(package);
        foreach (var reference in references)
            RequireVendored(reference, references, vendored);
        return [.. ordered, root];
    }

    private void AddLocal(PackageReference reference, ProjectPackage asking)
    {
        if (reference.Local is not { } local)
            return;
        var package = Read(Place(local, root) ?? Place(local, asking)
            ?? throw reference.Place.Error($"there is no {ProjectFile.FileName} in '{local}'. Name the folder of a package from the project's folder on."));
        if (!found.TryGetValue(package.Name, out var other))
            Add(package);
        else if (Path.GetFullPath(other.Directory) != package.Directory)
            throw reference.Place.Error($"two packages are called '{package.Name}': '{other.Directory}' and '{package.Directory}'. Rename or remove one.");
    }

    private static (string Directory, string Display)? Place(string local, ProjectPackage from)
    {
        var directory = Path.GetFullPath(Path.Combine(from.Directory, local));
        return File.Exists(Path.Combine(directory, ProjectFile.FileName))
            ? (directory, Path.Combine(from.DisplayDirectory, local))
            : null;
    }

    // What a package needs comes before it.
    private void Add(ProjectPackage package)
    {
        found[package.Name] = package;
        foreach (var reference in PackageListReader.Read(package.Directory, package.DisplayDirectory, render, diagnostics))
            AddLocal(reference, package);
        ordered.Add(package);
    }

    private List<ProjectPackage> Vendored()
    {
        var install = Path.Combine(root.Directory, root.File.PackagesInstallPath);
        if (!Directory.Exists(install))
            return [];
        return [.. Directory.GetDirectories(install)
            .Where(directory => File.Exists(Path.Combine(directory, ProjectFile.FileName)))
            .Order(StringComparer.Ordinal)
            .Select(directory => Read((directory, Path.Combine(root.DisplayDirectory, root.File.PackagesInstallPath, Path.GetFileName(directory)))))];
    }

    private ProjectPackage Read((string Directory, string Display) place)
    {
        var map = renderProject(ProjectFileReader.ReadMap(place.Directory, place.Display));
        return new ProjectPackage(ProjectFileReader.Read(map, diagnostics), place.Directory, place.Display);
    }

    // The address of a repository need not hold the package's name: any that nothing else asks for may be it.
    private void RequireVendored(PackageReference reference, IReadOnlyList<PackageReference> all, List<ProjectPackage> vendored)
    {
        if (reference.Local is not null || vendored.Exists(package => IsMeant(package, reference)))
            return;
        if (reference.Kind != "package" && vendored.Exists(package => !all.Any(other => IsMeant(package, other))))
            return;
        var install = root.File.PackagesInstallPath;
        diagnostics.Fault(reference.Place.Fault($"the package '{reference.Label}' is not there; packages are not downloaded. Put its folder under {install}/, such as {install}/{reference.LikelyName}."));
    }

    private static bool IsMeant(ProjectPackage package, PackageReference reference) =>
        string.Equals(package.Name, reference.LikelyName, StringComparison.OrdinalIgnoreCase)
        || string.Equals(Path.GetFileName(package.Directory).Replace('-', '_'), reference.LikelyName, StringComparison.OrdinalIgnoreCase);
}
